import Desk
import Lending

extension Program {
  /// Tells on standard error what came of a table.
  ///
  /// - Parameters:
  ///   - done: what was done with each row, "scored".
  ///   - passedOver: rows that the table's own column shows not to be meant.
  ///   - isQuiet: leaves out what went as it should.
  static func tell(_ report: BatchReport, done: String, passedOver: Int = 0, isQuiet: Bool) {
    let lines = report.summary(done, passedOver, isQuiet: isQuiet)
    if !lines.isEmpty { complain(lines.joined(separator: "\n")) }
  }
}

extension BatchReport {
  /// A line for each thing: what was done, how the table was read, what it lacks.
  fileprivate func summary(_ done: String, _ passedOver: Int, isQuiet: Bool) -> [String] {
    var lines: [String] = []
    let isEmpty = accepted + rejected == 0
    if !isQuiet || isEmpty {
      lines.append(
        "\(Program.counted(accepted, "row", "rows")) \(done)"
          + (isEmpty && passedOver == 0 ? ": \(emptiness)" : ""))
    }
    if passedOver > 0 {
      let column = statusColumn.map { "the column \($0)" } ?? "the table"
      lines.append(
        "\(Program.counted(passedOver, "row", "rows")) passed over: \(column) does not call "
          + "\(passedOver == 1 ? "it" : "them") charged off")
    }
    if let file = rejectsFile {
      lines.append("\(Program.counted(rejected, "row", "rows")) rejected, told in \(file)")
    }
    if !isQuiet { lines += ["read as \(dialect)"] + unitsRead }
    lines += doubts
    if !isQuiet, skippedNotes > 0, !isEmpty || passedOver > 0 { lines.append(notes) }
    return lines + lacks
  }

  private var notes: String {
    "\(Program.counted(skippedNotes, "line", "lines")) of the lender's notes passed over"
  }

  /// Why no row is left.
  private var emptiness: String {
    skippedNotes > 0 ? "\(notes), and no other row" : "the table has no row below its names"
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
        Program.counted(
          unmatchedColumns.count, "column is not an input and was not read: ",
          "columns are not inputs and were not read: ")
          + shown.joined(separator: ", ") + more)
    }
    return lines
  }
}
