import Lending

/// What a person types to find a case: every word must stand in its reference, id or state.
struct CaseSearch: Sendable, Equatable {
  private let words: [[UInt8]]

  init(_ text: String) {
    words = text.lowercased().split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  }

  /// Whether it asks for everything.
  var isEmpty: Bool { words.isEmpty }

  /// Looks at texts where they lie: making a `String` of each would take most of the time.
  func finds(
    reference: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer, state: CaseState
  ) -> Bool {
    let isPlain = reference.allSatisfy { $0 < 0x80 }
    return words.allSatisfy { word in
      let isInReference =
        isPlain ? Self.contains(reference, word) : Self.contains(lowercased: reference, word)
      return isInReference || Self.contains(id, word)
        || state.words.utf8.withContiguousStorageIfAvailable {
          Self.contains(UnsafeRawBufferPointer($0), word)
        } ?? false
    }
  }

  /// A text with letters for which the tables of Unicode are needed.
  private static func contains(lowercased text: UnsafeRawBufferPointer, _ word: [UInt8]) -> Bool {
    let bytes = Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
    return bytes.withUnsafeBytes { contains($0, word) }
  }

  /// Whether small letters of ASCII, or other bytes as they are, stand in a text.
  private static func contains(_ text: UnsafeRawBufferPointer, _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return word.withUnsafeBytes { word in
      for start in 0...text.count - word.count {
        var length = 0
        while length < word.count, small(text[start + length]) == word[length] { length += 1 }
        if length == word.count { return true }
      }
      return false
    }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension CaseState {
  /// What a person types for this state.
  fileprivate var words: String {
    switch self {
    case .draft: "draft"
    case .assessed: "assessed"
    case .inReview: "in review inreview"
    case .approved: "approved"
    case .declined: "declined"
    case .funded, .paid, .defaulted: rawValue
    }
  }
}
