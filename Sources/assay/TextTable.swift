/// Rows in aligned columns for a terminal.
struct TextTable {
  enum Side { case left, right }

  private let sides: [Side]
  private var rows: [[String]] = []

  init(_ sides: [Side]) { self.sides = sides }

  /// A row; a line end inside a cell may not start another row.
  mutating func add(_ cells: [String]) {
    rows.append(cells.map { $0.replacing("\n", with: " ").replacing("\r", with: " ") })
  }

  /// The rows, indented by two.
  var text: String {
    let widths = sides.indices.map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell -> String in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return sides[column] == .left ? cell + blanks : blanks + cell
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
