internal import Assessing
internal import Lending
internal import Scoring
internal import Tables

/// Scores a piece of a table into the bytes of the output and of the rejects.
struct RowScorer: Sendable {
  static let rejectsHeader = ["row", "field", "problem"]

  let desk: Desk
  let rows: ApplicationRows
  let header: [String]
  private let columns: [BatchColumn]
  private let parts: ScreenedParts
  private let reasons: Int
  private let format: TableFormat

  init(desk: Desk, rows: ApplicationRows, _ request: BatchRequest) {
    self.desk = desk
    self.rows = rows
    reasons = request.reasons
    format = request.format
    columns = request.columns
    parts = columns.reduce([]) { $0.union($1.needs) }
    header =
      columns.map(\.rawValue)
      + (0..<reasons).flatMap { ["reason_\($0 + 1)", "contribution_\($0 + 1)"] }
  }

  /// The output of some rows.
  struct Output: Sendable {
    var scored: [UInt8] = []
    var rejects: [UInt8] = []
    var accepted = 0
    var rejected = 0
    /// Room for the cells of one row, used again for each.
    fileprivate var cells: [CSVWriter.Cell] = []
  }

  func score(_ block: TableBlock) -> Output {
    var output = Output()
    var cells = RecordCells(block)
    var room = rows.emptyRow
    defer { rows.finish(room) }
    for index in 0..<block.count {
      let row = block.firstRow + index
      cells.scan(index)
      do {
        try score(row, cells, &room, &output)
        output.accepted += 1
      } catch {
        for problem in error.problems {
          CSVWriter.append(
            [.number(String(row)), .text(problem.field.rawValue), .text(problem.sentence)],
            to: &output.rejects)
        }
        output.rejected += 1
      }
    }
    return output
  }

  private func score(
    _ row: Int, _ record: RecordCells, _ room: inout ApplicationRows.Room, _ output: inout Output
  ) throws(FieldProblems) {
    let application = try desk.checked(rows.application(record, &room))
    let underwriter = desk.underwriter(for: application)
    guard let screened = underwriter.screen(application, reasons: reasons, parts) else {
      throw ApplicationRows.problem(.termMonths, "is a term that the policy does not price")
    }
    var cells = output.cells
    output.cells = []
    cells.removeAll(keepingCapacity: true)
    for column in columns {
      switch column {
      case .row: cells.append(.fixed(Double(row), decimals: 0))
      case .id: cells.append(rows.wholeID(of: record).map { .text($0) } ?? .empty)
      case .model: cells.append(.text(underwriter.modelName))
      default: cells.append(Self.cell(column, screened))
      }
    }
    for contribution in screened.strongest {
      cells.append(.text(contribution.field.rawValue))
      cells.append(.fixed(contribution.logOdds, decimals: 6))
    }
    while cells.count < header.count { cells.append(.empty) }
    format.append(cells, header, to: &output.scored)
    output.cells = cells
  }

  private static func cell(_ column: BatchColumn, _ screened: ScreenedLoan) -> CSVWriter.Cell {
    switch column {
    case .row, .id, .model: .empty
    case .probability: .fixed(screened.probability.value, decimals: 6)
    case .low: .fixed(screened.interval.low.value, decimals: 6)
    case .high: .fixed(screened.interval.high.value, decimals: 6)
    case .score: .fixed(Double(screened.score), decimals: 0)
    case .band: .text(screened.band.letter)
    case .recommendation: screened.verdict.map { .text($0.rawValue) } ?? .empty
    case .expectedLoss: screened.price.map { .fixed($0.expectedLoss.amount, decimals: 2) } ?? .empty
    case .returnP10: screened.returns.map { .fixed($0.p10.percent, decimals: 2) } ?? .empty
    case .returnP50: screened.returns.map { .fixed($0.p50.percent, decimals: 2) } ?? .empty
    case .returnP90: screened.returns.map { .fixed($0.p90.percent, decimals: 2) } ?? .empty
    case .limit: screened.limit.map { .fixed($0.amount, decimals: 0) } ?? .empty
    case .limitBoundBy: screened.limitBoundBy.map { .text($0) } ?? .empty
    case .rules: screened.fired.isEmpty ? .empty : .text(screened.fired.joined(separator: ";"))
    case .outOfDomain: screened.outOfDomain.map { .fixed($0, decimals: 4) } ?? .empty
    }
  }
}
