import Lending

/// What a person types to find a case: every word must stand in its reference, id or state.
struct CaseSearch: Sendable, Equatable {
  private let words: [[UInt8]]

  init(_ text: String) {
    words = text.lowercased().split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  }

  /// Whether it asks for everything.
  var isEmpty: Bool { words.isEmpty }

  func finds(reference: String, id: String, state: CaseState) -> Bool {
    let texts = [Self.bytes(reference), Self.bytes(id), Array(state.words.utf8)]
    return words.allSatisfy { word in texts.contains { Self.contains($0, word) } }
  }

  /// Small letters as UTF-8; plain ASCII, the usual case, without the tables of Unicode.
  private static func bytes(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return Array(text.lowercased().utf8) }
    return bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    for start in 0...text.count - word.count where text[start] == first {
      if text[start..<start + word.count].elementsEqual(word) { return true }
    }
    return false
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
    }
  }
}
