/// The Markdown that model cards are written in: headings, paragraphs, lists and tables.
package enum MarkdownText {
  /// One part of a card.
  package enum Part: Sendable, Equatable {
    case heading(String, level: Int)
    case paragraph(String)
    case bullets([String])
    case table(ReportTable)
  }

  package static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    var paragraph: [String] = []
    var bullets: [String] = []
    var rows: [String] = []
    func end() {
      if !paragraph.isEmpty { parts.append(.paragraph(inline(paragraph.joined(separator: " ")))) }
      if !bullets.isEmpty { parts.append(.bullets(bullets.map(inline))) }
      if !rows.isEmpty { parts.append(table(rows)) }
      (paragraph, bullets, rows) = ([], [], [])
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let level = line.prefix { $0 == "#" }.count
      if line.allSatisfy(\.isWhitespace) {
        end()
      } else if (1...6).contains(level), line.dropFirst(level).first == " " {
        end()
        parts.append(.heading(inline(String(line.dropFirst(level + 1))), level: level))
      } else if line.hasPrefix("- ") {
        if bullets.isEmpty { end() }
        bullets.append(String(line.dropFirst(2)))
      } else if line.hasPrefix("|") {
        if rows.isEmpty { end() }
        rows.append(String(line))
      } else if !bullets.isEmpty, line.first == " " {
        bullets[bullets.count - 1] += " " + line.drop { $0 == " " }
      } else {
        if paragraph.isEmpty { end() }
        paragraph.append(String(line))
      }
    }
    end()
    return parts
  }

  /// The words without the signs that mark them: a page shows what they say.
  static func inline(_ text: String) -> String {
    let letters = Array(text)
    var result = ""
    for (place, letter) in letters.enumerated() {
      if letter == "`" { continue }
      // A star alone between blanks is a sign of multiplication.
      let before = place > 0 ? letters[place - 1] : " "
      let after = place + 1 < letters.count ? letters[place + 1] : " "
      if letter == "*", !before.isWhitespace || !after.isWhitespace { continue }
      result.append(letter)
    }
    return result
  }

  /// Rows of cells; the second line says which columns stand to the right.
  private static func table(_ lines: [String]) -> Part {
    var rows = lines.map(cells)
    var sides: [Bool] = []
    if rows.count > 1, rows[1].allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-:".contains($0) } }) {
      sides = rows[1].map { $0.hasSuffix(":") && !$0.hasPrefix(":") }
      rows.remove(at: 1)
    }
    let titles = rows.first ?? []
    let columns = titles.enumerated().map { place, title in
      ReportTable.Column(
        title, side: place < sides.count && sides[place] ? .right : .left)
    }
    return .table(ReportTable(columns, rows: rows.dropFirst().map { $0.map(keepingIntervals) }))
  }

  private static func cells(_ line: String) -> [String] {
    var cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
    if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
    return cells.map { cell in
      let start = cell.drop { $0 == " " }
      return inline(String(String(start.reversed().drop { $0 == " " }).reversed()))
    }
  }

  /// A line may break before an interval but not inside it.
  private static func keepingIntervals(_ cell: String) -> String {
    var isInside = false
    return String(
      cell.map { letter in
        if letter == "[" { isInside = true }
        if letter == "]" { isInside = false }
        return isInside && letter == " " ? "\u{A0}" : letter
      })
  }
}
