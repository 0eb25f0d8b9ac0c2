extension RecordLine {
  private static let blankWord = Array("null".utf8)

  /// Whether the body of this line was erased.
  var isBlank: Bool { content == .blank }

  /// The same line without its body; it keeps its length, so that every line stays in its place.
  ///
  /// The header and its hash stand as they stood: the chain still holds.
  var blanked: [UInt8] {
    let spaces = [UInt8](
      repeating: UInt8(ascii: " "), count: contentRange.count - Self.blankWord.count)
    var blanked = bytes
    blanked.replaceSubrange(contentRange, with: Self.blankWord + spaces)
    return blanked
  }

  /// Whether nothing but the word for an erased body stands there.
  static func isBlank(_ content: ArraySlice<UInt8>) -> Bool {
    content.starts(with: blankWord)
      && content.dropFirst(blankWord.count).allSatisfy { $0 == UInt8(ascii: " ") }
  }
}
