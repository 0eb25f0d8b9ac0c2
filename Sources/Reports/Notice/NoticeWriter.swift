/// Fills the text of a letter.
struct NoticeWriter {
  let words: [NoticeWord: String]
  let lists: [NoticeWord: [String]]
  let parts: Set<NoticePart>

  func blocks(_ pieces: [NoticeText.Piece]) -> [Block] {
    var blocks: [Block] = []
    var rows: [[String]] = []
    func endRows() {
      guard !rows.isEmpty else { return }
      blocks.append(.table(ReportTable([.init(isQuiet: true), .init()], rows: rows)))
      rows = []
    }
    for piece in pieces where piece.part.map({ parts.contains($0) }) ?? true {
      if case .row(let label) = piece.kind {
        if let text = filled(piece.text) { rows.append([label, text]) }
        continue
      }
      endRows()
      switch piece.kind {
      case .heading: blocks.append(.heading(piece.text, level: 2))
      case .paragraph: blocks.append(.paragraph(filled(piece.text) ?? ""))
      case .list(let word): blocks.append(.numbers(lists[word] ?? []))
      case .row: break
      }
    }
    endRows()
    return blocks
  }

  /// The text with its words; nil where one is absent.
  ///
  /// What is filled in is not read again, so braces in a name stay braces.
  private func filled(_ text: String) -> String? {
    var result = ""
    var rest = Substring(text)
    while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
      result += rest[..<brace]
      guard let word = NoticeWord(rawValue: String(rest[rest.index(after: brace)..<end])),
        let value = words[word]
      else { return nil }
      result += value
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
