extension RecordLine {
  private static let blankWord = Array("null".utf8)

  /// Whether the body of this line was erased.
  var isBlank: Bool { body == nil }

  /// The same line without its body; it keeps its length, so that every line stays in its place.
  ///
  /// The header and its hash stand as they stood: the chain still holds.
  var blanked: [UInt8] {
    guard let body else { return bytes }
    let spaces = [UInt8](
      repeating: UInt8(ascii: " "), count: body.bytes.count - Self.blankWord.count)
    return bytes.dropLast(body.bytes.count + 1) + Self.blankWord + spaces + [UInt8(ascii: "}")]
  }

  /// Whether nothing but the word for an erased body stands there.
  static func isBlank(_ content: ArraySlice<UInt8>) -> Bool {
    content.starts(with: blankWord)
      && content.dropFirst(blankWord.count).allSatisfy { $0 == UInt8(ascii: " ") }
  }
}
