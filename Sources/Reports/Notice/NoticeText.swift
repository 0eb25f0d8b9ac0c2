internal import Lending

/// The text of a letter in one jurisdiction, read from a versioned file and checked.
package struct NoticeText: Sendable {
  /// One paragraph, heading, row or list.
  struct Piece: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
      case heading, paragraph
      /// A row of what it is and what is said of it.
      case row(label: String)
      case list(NoticeWord)
    }

    let kind: Kind
    let text: String
    /// Nil stands there always.
    let part: NoticePart?
  }

  package let name: String
  package let version: String
  package let title: String
  let pieces: [Piece]
  /// Fields that come from a consumer report.
  let reportFields: [FieldID]
  let scoreField: FieldID?
  let scoreRange: (low: String, high: String)
  /// Reasons in plain words, by a field's id or `rule` and a rule's key.
  let wording: [String: String]

  /// Stands for what a rule measured.
  static let measured = "{measured}"

  package var fullName: String { "\(name)@\(version)" }

  /// What every letter must say (Regulation B, §1002.9(a)(2) and (b)).
  private static let required: [NoticeWord] = [
    .date, .applicantName, .request, .action, .reasons, .creditorName, .creditorAddress, .agency,
  ]

  /// Reads a text; throws what is wrong with it, in its first wrong line.
  package init(_ text: String) throws(NoticeProblem) {
    var reader = NoticeReader()
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      try reader.read(String(line), number: index + 1)
    }
    try reader.end()
    func head(_ name: String) throws(NoticeProblem) -> String {
      guard let value = reader.head[name], !value.isEmpty else {
        throw .malformed(line: 1, "the head lacks \(name)")
      }
      return value
    }
    name = try head("name")
    version = try head("version")
    title = try head("title")
    pieces = reader.pieces
    wording = reader.wording
    reportFields = try head("report fields").split(separator: " ").map {
      FieldID(rawValue: String($0))
    }
    scoreField = reader.head["score field"].map { FieldID(rawValue: $0) }
    let range = try head("score range").split(separator: " ").map(String.init)
    guard range.count == 2 else { throw .malformed(line: 1, "score range takes two numbers") }
    scoreRange = (range[0], range[1])
    try Self.check(reader)
  }

  private static func check(_ reader: NoticeReader) throws(NoticeProblem) {
    for word in required where reader.places[word]?.contains(nil) != true {
      throw .missingPlaceholder(word.rawValue)
    }
    for part in [NoticePart.report, .score] {
      for word in part.words where reader.places[word]?.contains(part) != true {
        throw .missingPlaceholder(word.rawValue)
      }
    }
  }
}
