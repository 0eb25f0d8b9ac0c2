internal import Lending
internal import Tables

/// Makes applications of the rows of a table: fast where a row is plain, with every problem named
/// where it is not.
struct ApplicationRows: Sendable {
  private let columns: BoundColumns
  private let catalogue: FieldCatalogue
  private let width: Int
  private let reader: RowReader

  init(_ columns: BoundColumns, _ catalogue: FieldCatalogue, width: Int) {
    self.columns = columns
    self.catalogue = catalogue
    self.width = width
    reader = RowReader(columns, catalogue)
  }

  /// A row to read into.
  var emptyRow: ApplicationRow { ApplicationRow(catalogue) }

  /// What names the row in the table, nil where no column does.
  func id(of cells: RecordCells) -> String? { reader.id(of: cells) }

  /// The application of a scanned record.
  ///
  /// - Parameter row: room to read into, used again for each row.
  func application(
    _ cells: RecordCells, _ row: inout ApplicationRow
  ) throws(FieldProblems) -> LoanApplication {
    guard cells.count == width else {
      throw Self.problem("", "has \(cells.count) cells where the header has \(width)")
    }
    if reader.read(cells, into: &row) { return row.application(catalogue) }
    let record = cells.texts
    let doubtful = columns.fieldsWithOtherMark(record)
    var problems = doubtful.map { FieldProblem(field: $0, kind: .contradiction(otherMark)) }
    do throws(FieldProblems) {
      let application = try columns.form(record).validated(by: catalogue)
      if problems.isEmpty { return application }
    } catch {
      problems += error.problems.filter { !doubtful.contains($0.field) }
    }
    throw FieldProblems(problems)
  }

  private var otherMark: String {
    let (found, usual) = columns.decimalMark == .point ? ("comma", "points") : ("point", "commas")
    return
      "has a decimal \(found) in a table of decimal \(usual); mend it, or say \"decimal\" in an "
      + "own map"
  }

  static func problem(_ field: FieldID, _ sentence: String) -> FieldProblems {
    FieldProblems([FieldProblem(field: field, kind: .contradiction(sentence))])
  }
}
