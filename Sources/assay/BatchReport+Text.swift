import Desk
import Lending

extension Program {
  /// Tells on standard error what came of a table.
  ///
  /// - Parameters:
  ///   - done: what was done with each row, "scored".
  ///   - isQuiet: leaves out what went as it should.
  static func tell(_ report: BatchReport, done: String, isQuiet: Bool) {
    let lines = report.summary(done, isQuiet: isQuiet)
    if !lines.isEmpty { complain(lines.joined(separator: "\n")) }
  }
}

extension BatchReport {
  /// A line for each thing: what was done, how the table was read, what it lacks.
  fileprivate func summary(_ done: String, isQuiet: Bool) -> [String] {
    var lines: [String] = []
    let isEmpty = accepted + rejected == 0
    if !isQuiet || isEmpty {
      lines.append(
        "\(Figure.grouped(Double(accepted))) rows \(done)"
          + (isEmpty ? ": the table has no row below its names" : ""))
    }
    if let file = rejectsFile {
      lines.append("\(Figure.grouped(Double(rejected))) rows rejected, told in \(file)")
    }
    if !isQuiet { lines.append("read as \(dialect)") }
    lines += doubts
    if !isQuiet, skippedNotes > 0 {
      lines.append("\(skippedNotes) lines of the lender's notes passed over")
    }
    return lines + lacks
  }

  /// What the table does not have, and what of it was not read.
  private var lacks: [String] {
    var lines: [String] = []
    if !absentColumns.isEmpty {
      lines.append(
        "columns of the map that the table lacks: " + absentColumns.joined(separator: ", "))
    }
    if !missingFields.isEmpty {
      lines.append(
        "no column for: \(missingFields.map(\.rawValue).joined(separator: ", ")) (unknown)")
    }
    if !unmatchedColumns.isEmpty {
      let shown = unmatchedColumns.prefix(8).map {
        $0.isEmpty ? "(no name)" : TerminalText.line($0, most: TerminalText.longestInTable)
      }
      let more = unmatchedColumns.count > shown.count ? " …" : ""
      lines.append(
        "\(unmatchedColumns.count) columns are not inputs and were not read: "
          + shown.joined(separator: ", ") + more)
    }
    return lines
  }
}
