internal import Lending
internal import Tables

/// An open table of applications: its columns as a lender names them, then its rows in blocks.
final class TableInput {
  let columns: BoundColumns
  /// As found, with the decimal mark that the map says.
  let dialect: TableDialect
  let rows: ApplicationRows
  let hasOwnMap: Bool
  /// How columns are read whose unit the table itself decided, in sentences.
  let unitsRead: [String]
  private let firstDoubts: [String]
  private let watch: UnitWatch
  private let marks: MarkWatch
  private let path: String
  private let source: TableSource
  private var reader: TableReader

  /// Opens the table and finds its columns; one that every row needs must be there.
  init(
    _ request: BatchRequest, _ catalogue: FieldCatalogue,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(DeskProblem) {
    let path = request.input
    if let product = request.lender.product, !request.lender.holds(catalogue.product) {
      throw .otherProduct(product, than: catalogue.product)
    }
    try request.refuseProtected()
    let map = try request.lender.columns(catalogue)
    let source = try TableSource(path, isCancelled: isCancelled)
    do {
      let numbers = { (names: [String]) -> Set<Int>? in
        map.bound(to: names).numberColumns(catalogue)
      }
      reader = try TableReader(notes: map.notes, numbers: numbers) { try source.next() }
      let (bound, units) = map.bound(
        to: reader.header, decimalMark: reader.dialect.decimalMark
      ).settled(by: reader.sample)
      if let column = bound.missingStatus {
        throw DeskProblem.file(
          path, problem: "has no column \(column), which says which loans are charged off")
      }
      if let (first, second) = bound.repeated {
        throw CSVProblem.repeatedColumn(first: first + 1, second: second + 1)
      }
      columns = bound
      let required = catalogue.fields.filter { $0.isRequired && !bound.fields.contains($0.id) }
      guard required.isEmpty else {
        throw DeskProblem.missingColumns(lender: request.lender.name, required.map(\.id))
      }
      let fractions = FractionEvidence(
        bound, catalogue, header: reader.header, rows: reader.sample)
      guard fractions.certain.isEmpty else {
        throw DeskProblem.fractions(file: path, columns: fractions.certain)
      }
      // A mark that the map says is believed.
      let thousands =
        map.decimalMark == nil
        ? ThousandsEvidence(bound, catalogue, header: reader.header, rows: reader.sample).columns
        : []
      var dialect = reader.dialect
      dialect.decimalMark = bound.decimalMark
      self.dialect = dialect
      let header = reader.header
      let fractional = units.filter { $0.decision.unit == .fraction }
        .map { FractionEvidence.Column(field: $0.field, name: header[$0.place]) }
      watch = UnitWatch(
        percentages: fractions.open, fractions: fractional, bound, catalogue,
        header: reader.header)
      marks = MarkWatch(
        bound, catalogue, header: header, mark: bound.decimalMark,
        isMarkShown: map.decimalMark != nil || dialect.isMarkShown)
      let told = units.compactMap { unit in
        unit.sentence(header).map { (sentence: $0, isDoubt: unit.decision.contradictsRates) }
      }
      unitsRead = told.filter { !$0.isDoubt }.map(\.sentence)
      firstDoubts =
        told.filter(\.isDoubt).map(\.sentence)
        + TableDoubts.sentences(
          fractions: fractions.possible,
          undecided: units.filter { $0.decision.unit == .unknown }.map { header[$0.place] },
          thousands: thousands, mark: bound.decimalMark)
    } catch {
      throw Self.problem(error, path, source)
    }
    rows = ApplicationRows(
      columns, catalogue, width: reader.header.count, watch: watch, marks: marks)
    hasOwnMap = request.lender.isOwn
    self.path = path
    self.source = source
  }

  /// What may be meant otherwise than it is read, in sentences; all of it once the rows are read.
  var doubts: [String] {
    firstDoubts + watch.doubtful.map { $0.column.doubt($0.count) } + marks.doubts
  }

  /// To be asked when all rows are read and before anything of them is kept.
  func settleUnits() throws(DeskProblem) {
    guard watch.certain.isEmpty else {
      throw DeskProblem.fractions(file: path, columns: watch.certain)
    }
  }

  /// Names of the columns, as they stand.
  var header: [String] { reader.header }
  var skippedNotes: Int { reader.skippedNotes }

  /// Where a column stands that is no field, by its name in lower case; nil where there is none.
  func place(of column: String) -> Int? {
    reader.header.firstIndex { $0.lowercased() == column }
  }

  /// The next rows, nil at the end.
  func nextBlock() throws(DeskProblem) -> TableBlock? {
    do { return try reader.nextBlock() } catch { throw Self.problem(error, path, source) }
  }

  /// How much of the table lies before the end of a block, 0…1; nil where its size is not known.
  func share(of block: TableBlock) -> Double? {
    guard let size = source.size, size > 0 else { return nil }
    return min(1, Double(block.bytesRead) / Double(size))
  }

  private static func problem(
    _ error: any Error, _ path: String, _ source: TableSource
  ) -> DeskProblem {
    if let problem = error as? DeskProblem { return problem }
    guard let problem = error as? CSVProblem else {
      return .file(path, problem: "the work stopped for an unknown reason")
    }
    if problem == .unreadable, let fault = source.fault { return fault }
    return .table(file: path, problem)
  }
}
