/// Markdown whose tables also read well as plain text.
enum AlignedTables {
  /// The lines with the cells of each table padded to their column; a row `|---|---:|` says which
  /// columns stand to the right.
  static func aligned(_ lines: [String]) -> [String] {
    var done: [String] = []
    var table: [String] = []
    for line in lines + [""] {
      if line.hasPrefix("|") {
        table.append(line)
      } else {
        done += rows(table) + [line]
        table = []
      }
    }
    return Array(done.dropLast())
  }

  private static func rows(_ lines: [String]) -> [String] {
    let cells = lines.map(cells)
    guard let rule = cells.firstIndex(where: isRule) else { return lines }
    let columns = cells.map(\.count).max() ?? 0
    let isRight = (0..<columns).map { column in
      column < cells[rule].count && cells[rule][column].hasSuffix(":")
    }
    let widths = (0..<columns).map { column in
      cells.enumerated().filter { $0.offset != rule }.map { row in
        column < row.element.count ? row.element[column].count : 0
      }.reduce(3, max)
    }
    return cells.enumerated().map { index, row in
      let padded = (0..<columns).map { column -> String in
        if index == rule {
          return String(repeating: "-", count: widths[column] - 1)
            + (isRight[column] ? ":" : "-")
        }
        let cell = column < row.count ? row[column] : ""
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return isRight[column] ? blanks + cell : cell + blanks
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
  }

  private static func cells(_ line: String) -> [String] {
    var parts = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
    if parts.last?.allSatisfy({ $0 == " " }) == true { parts = parts.dropLast() }
    return parts.map { part in
      let start = part.drop { $0 == " " }
      return String(start.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func isRule(_ cells: [String]) -> Bool {
    !cells.isEmpty
      && cells.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 == "-" || $0 == ":" } }
  }
}
