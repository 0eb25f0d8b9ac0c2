internal import Lending
internal import Tables

/// Makes applications of the rows of a table: fast where a row is plain, with every problem named
/// where it is not.
struct ApplicationRows: Sendable {
  private let columns: BoundColumns
  private let catalogue: FieldCatalogue
  private let width: Int
  private let reader: RowReader
  private let watch: UnitWatch
  private let marks: MarkWatch
  /// Where a rate stands whose unit nothing but its number tells; nil where there is none.
  private let rate: (column: Int, place: Int)?

  /// Room for a row, used again for each, and what was seen in the rows that it held.
  struct Room {
    fileprivate var row: ApplicationRow
    fileprivate var seen: [UnitWatch.Count]
    fileprivate var marks: [MarkWatch.Count]
  }

  init(
    _ columns: BoundColumns, _ catalogue: FieldCatalogue, width: Int, watch: UnitWatch,
    marks: MarkWatch
  ) {
    self.watch = watch
    self.marks = marks
    self.columns = columns
    self.catalogue = catalogue
    self.width = width
    reader = RowReader(columns, catalogue)
    if let column = columns.plainColumn(of: .interestRate),
      let place = catalogue.layout.place(of: .interestRate)
    {
      rate = (column, place)
    } else {
      rate = nil
    }
  }

  /// A row to read into.
  var emptyRow: Room {
    Room(row: ApplicationRow(catalogue), seen: watch.start, marks: marks.start)
  }

  /// Counts what was seen in the rows of a room that is done with.
  func finish(_ room: Room) {
    watch.add(room.seen)
    marks.add(room.marks)
  }

  /// What names the row in the table, nil where no column does.
  func id(of cells: RecordCells) -> String? { reader.id(of: cells) }

  /// The same as it stands, for the table that goes back to whoever sent this one.
  func wholeID(of cells: RecordCells) -> String? { reader.wholeID(of: cells) }

  /// The application of a scanned record.
  ///
  /// - Parameter room: to read into, used again for each row.
  func application(
    _ cells: RecordCells, _ room: inout Room
  ) throws(FieldProblems) -> LoanApplication {
    let application = try read(cells, &room.row)
    if let problem = rateProblem(application, cells) {
      watch.countRate(application, in: &room.seen)
      throw FieldProblems([problem])
    }
    watch.count(application, in: &room.seen)
    marks.count(cells, in: &room.marks)
    return application
  }

  /// A rate that no lender asks in percent and anyone may mean as a fraction, as `assess` refuses it
  /// too; one with a sign of percent says what it is.
  private func rateProblem(_ application: LoanApplication, _ cells: RecordCells) -> FieldProblem? {
    guard let rate else { return nil }
    let value = application.entry(at: rate.place)
    guard value > 0, value < 1, !cells.text(rate.column).contains("%") else { return nil }
    return FieldProblem(
      field: .interestRate,
      kind: .contradiction(
        "lies between 0 and 1 where percent is meant: 12.5 for a rate of 12.5\u{202F}%; one truly "
          + "below 1\u{202F}% goes with its sign, such as 0.5%; a column of fractions needs "
          + "\"unit\": \"fraction\" in an own map"))
  }

  private func read(
    _ cells: RecordCells, _ row: inout ApplicationRow
  ) throws(FieldProblems) -> LoanApplication {
    if let line = cells.openQuoteLine {
      throw Self.problem(
        "",
        "opens a quote on line \(line) and does not close it; close it there (reading went on with "
          + "line \(line + 1))")
    }
    guard cells.count == width else {
      let found = Figure.counted(cells.count, "cell", "cells")
      throw Self.problem("", "has \(found) where the header has \(width)")
    }
    if reader.read(cells, into: &row) { return row.application(catalogue) }
    let record = cells.texts
    let doubtful = columns.markDoubts(record)
    var problems = doubtful.map { found in
      FieldProblem(
        field: found.field,
        kind: .contradiction(found.doubt == .other ? otherMark : repeatedMark))
    }
    let form = columns.form(record)
    do throws(FieldProblems) {
      let application = try form.validated(by: catalogue)
      if problems.isEmpty { return application }
    } catch {
      problems += error.problems.filter { problem in
        !doubtful.contains { $0.field == problem.field }
      }
      .map { dated($0, form) }
    }
    throw FieldProblems(problems)
  }

  /// The same problem, or the way out where a date stands for a number of years.
  private func dated(_ problem: FieldProblem, _ form: ApplicationForm) -> FieldProblem {
    guard case .number(let range) = catalogue[problem.field]?.kind, range.unit == .years else {
      return problem
    }
    switch (problem.kind, form.entries[problem.field]) {
    case (.notANumber, .text(let text)), (.outOfRange, .text(let text)):
      guard DateForm.reads(text) else { return problem }
      return FieldProblem(
        field: problem.field,
        kind: .contradiction(
          "is a date where years are meant; name the column with the later date, \"until\", in an "
            + "own map"))
    // Nothing but a pair of dates is read as of the wrong type.
    case (.notANumber, .wrongType):
      return FieldProblem(
        field: problem.field,
        kind: .contradiction(
          "has a date that cannot be read in one way; say \"dates\" in an own map"))
    default: return problem
    }
  }

  private var otherMark: String {
    let (found, usual) = columns.decimalMark == .point ? ("comma", "points") : ("point", "commas")
    return
      "has a decimal \(found) in a table of decimal \(usual); mend it, or say \"decimal\" in an "
      + "own map"
  }

  private var repeatedMark: String {
    let mark = columns.decimalMark
    return
      "has several \(mark.rawValue)s, and a \(mark.rawValue) was read as the decimal mark; write the "
      + "number without them, or say \"decimal\": \"\(mark.other.rawValue)\" in an own map"
  }

  static func problem(_ field: FieldID, _ sentence: String) -> FieldProblems {
    FieldProblems([FieldProblem(field: field, kind: .contradiction(sentence))])
  }
}
