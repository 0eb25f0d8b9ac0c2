/// Reads the lines of a notice's text file.
struct NoticeReader {
  private enum Section { case head, letter, reasons }

  private(set) var head: [String: String] = [:]
  private(set) var pieces: [NoticeText.Piece] = []
  private(set) var wording: [String: String] = [:]
  /// In which parts each word stands; nil is the letter's own text.
  private(set) var places: [NoticeWord: Set<NoticePart?>] = [:]
  private var section = Section.head
  private var part: NoticePart?
  private static let headNames: Set<String> = [
    "name", "version", "title", "report fields", "score field", "score range",
  ]

  mutating func read(_ line: String, number: Int) throws(NoticeProblem) {
    let line = Self.trimmed(line)
    if line.isEmpty || line.hasPrefix("#") { return }
    switch (section, line) {
    case (.head, "[letter]"): section = .letter
    case (.letter, "[reasons]") where part == nil: section = .reasons
    case (.head, _): head[try key(line, number, known: Self.headNames)] = Self.value(line)
    case (.letter, _): try readLetter(line, number)
    case (.reasons, _): try readReason(line, number)
    }
  }

  func end() throws(NoticeProblem) {
    guard section == .reasons else {
      throw .malformed(line: 1, "[letter], [reasons] or an [end] is missing")
    }
  }

  private mutating func readLetter(_ line: String, _ number: Int) throws(NoticeProblem) {
    if line == "[end]", part != nil {
      part = nil
    } else if line.hasPrefix("[if "), line.hasSuffix("]"), part == nil {
      guard let named = NoticePart(rawValue: String(line.dropFirst(4).dropLast())) else {
        throw .malformed(line: number, "there is no such part of a letter")
      }
      part = named
    } else if line.hasPrefix("[") {
      throw .malformed(line: number, "this bracket opens or closes nothing")
    } else {
      pieces.append(try piece(line, number))
    }
  }

  private mutating func readReason(_ line: String, _ number: Int) throws(NoticeProblem) {
    let key = try key(line, number, known: nil)
    let wording = Self.value(line)
    let rest = wording.replacing(NoticeText.measured, with: "")
    guard !wording.isEmpty, !rest.contains("{"), !rest.contains("}") else {
      throw .malformed(line: number, "a reason needs words, and only {measured} is filled in")
    }
    if wording.contains("|"), !wording.contains(NoticeText.measured) {
      throw .malformed(line: number, "what stands behind the bar needs {measured}")
    }
    self.wording[key] = wording
  }

  private mutating func piece(
    _ line: String, _ number: Int
  ) throws(NoticeProblem) -> NoticeText.Piece {
    let words = try words(in: line, number)
    if let list = words.first(where: \.isList) {
      guard line == "{\(list.rawValue)}" else {
        throw .malformed(line: number, "{\(list.rawValue)} needs a line of its own")
      }
      return NoticeText.Piece(kind: .list(list), text: "", part: part)
    }
    if line.hasPrefix("== ") {
      return NoticeText.Piece(kind: .heading, text: String(line.dropFirst(3)), part: part)
    }
    guard line.hasPrefix("|") else {
      if let optional = words.first(where: \.isOptional) {
        throw .malformed(line: number, "{\(optional.rawValue)} may be absent and needs a | row")
      }
      return NoticeText.Piece(kind: .paragraph, text: line, part: part)
    }
    let cells = line.dropFirst().split(separator: "|", maxSplits: 1)
    guard cells.count == 2 else { throw .malformed(line: number, "a row needs two cells") }
    return NoticeText.Piece(
      kind: .row(label: Self.trimmed(cells[0])), text: Self.trimmed(cells[1]), part: part)
  }

  /// The words to fill in; every brace belongs to one.
  private mutating func words(
    in line: String, _ number: Int
  ) throws(NoticeProblem) -> [NoticeWord] {
    var words: [NoticeWord] = []
    var rest = Substring(line)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
        throw .malformed(line: number, "a brace opens or closes nothing")
      }
      let name = String(rest[rest.index(after: brace)..<end])
      guard let word = NoticeWord(rawValue: name) else {
        throw .unknownPlaceholder(line: number, name)
      }
      words.append(word)
      places[word, default: []].insert(part)
      rest = rest[rest.index(after: end)...]
    }
    return words
  }

  private func key(
    _ line: String, _ number: Int, known: Set<String>?
  ) throws(NoticeProblem) -> String {
    guard let colon = line.firstIndex(of: ":") else {
      throw .malformed(line: number, "a colon is missing")
    }
    let key = Self.trimmed(line[..<colon])
    guard known?.contains(key) ?? true else {
      throw .malformed(line: number, "\(key) is no word of the head")
    }
    let isTwice = known == nil ? wording[key] != nil : head[key] != nil
    if isTwice { throw .malformed(line: number, "\(key) stands here twice") }
    return key
  }

  private static func value(_ line: String) -> String {
    line.firstIndex(of: ":").map { trimmed(line[line.index(after: $0)...]) } ?? ""
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(String(start.reversed().drop { $0.isWhitespace }).reversed())
  }
}
