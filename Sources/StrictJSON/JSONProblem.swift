/// Why a text is not accepted as JSON, and where.
package struct JSONProblem: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case notUTF8
    case endedEarly
    case unexpected
    case badNumber
    case badEscape
    case controlCharacter
    case repeatedName
    case textAfterEnd
    /// The text is JSON and not of the expected shape; the path names the place.
    case shape(path: String)
  }

  package let kind: Kind
  /// Bytes from the start of the text.
  package let offset: Int

  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// Names the place and the fault, and repeats nothing of the text, which may be personal.
  package var sentence: String {
    switch kind {
    case .tooLarge(let limit): "the text is larger than \(limit) bytes"
    case .tooDeep(let limit): "more than \(limit) lists or objects inside each other\(place)"
    case .notUTF8: "not valid UTF-8\(place)"
    case .endedEarly: "the text ends before it is complete"
    case .unexpected: "not valid JSON\(place)"
    case .badNumber: "not a number that JSON allows\(place)"
    case .badEscape: "not an escape that JSON allows\(place)"
    case .controlCharacter: "a control character inside a text\(place)"
    case .repeatedName: "the same name twice in one object\(place)"
    case .textAfterEnd: "more text after the end\(place)"
    case .shape(let path): "an unexpected or missing value at \(path.isEmpty ? "the top" : path)"
    }
  }

  private var place: String { " at byte \(offset)" }
}
