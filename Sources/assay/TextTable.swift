/// Rows in aligned columns for a terminal.
struct TextTable {
  enum Side { case left, right }

  private let sides: [Side]
  private var rows: [[String]] = []

  init(_ sides: [Side]) { self.sides = sides }

  /// A row; a line end inside a cell may not start another row.
  mutating func add(_ cells: [String]) { rows.append(cells.map { TerminalText.line($0) }) }

  /// The rows, indented by two.
  var text: String {
    let widths = sides.indices.map { column in
      rows.map { column < $0.count ? TerminalText.width(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell -> String in
        let blanks = String(repeating: " ", count: widths[column] - TerminalText.width(of: cell))
        return sides[column] == .left ? cell + blanks : blanks + cell
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
