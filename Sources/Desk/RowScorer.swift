internal import Assessing
internal import Lending
internal import Scoring
internal import Tables

/// Scores a piece of a table into the bytes of the output and of the rejects.
struct RowScorer: Sendable {
  private static let fixedHeader = [
    "row", "id", "model", "probability_of_default", "pd_low", "pd_high", "score", "band",
    "recommendation", "expected_loss", "return_p10", "return_p50", "return_p90", "suggested_limit",
    "limit_bound_by", "out_of_domain",
  ]
  static let rejectsHeader = ["row", "field", "problem"]

  let desk: Desk
  let rows: ApplicationRows
  let header: [String]
  private let reasons: Int
  private let format: TableFormat

  init(desk: Desk, rows: ApplicationRows, reasons: Int, format: TableFormat) {
    self.desk = desk
    self.rows = rows
    self.reasons = reasons
    self.format = format
    header =
      Self.fixedHeader
      + (0..<reasons).flatMap { ["reason_\($0 + 1)", "contribution_\($0 + 1)"] }
  }

  /// The output of some rows.
  struct Output: Sendable {
    var scored: [UInt8] = []
    var rejects: [UInt8] = []
    var accepted = 0
    var rejected = 0
  }

  func score(_ block: TableBlock) -> Output {
    var output = Output()
    var cells = RecordCells(block)
    var room = rows.emptyRow
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
    _ row: Int, _ record: RecordCells, _ room: inout ApplicationRow, _ output: inout Output
  ) throws(FieldProblems) {
    let application = try desk.checked(rows.application(record, &room))
    let underwriter = desk.underwriter(for: application)
    guard let screened = underwriter.screen(application, reasons: reasons) else {
      throw ApplicationRows.problem(.termMonths, "is a term that the policy does not price")
    }
    format.append(
      cells(row, rows.id(of: record), screened, underwriter.modelName), header,
      to: &output.scored)
  }

  private func cells(
    _ row: Int, _ id: String?, _ screened: ScreenedLoan, _ model: String
  ) -> [CSVWriter.Cell] {
    func six(_ probability: Probability) -> CSVWriter.Cell {
      .number(Figure.fixed(probability.value, decimals: 6))
    }
    func returned(_ part: KeyPath<ReturnRange, Rate>) -> CSVWriter.Cell {
      screened.returns.map { .number(Figure.fixed($0[keyPath: part].percent, decimals: 2)) }
        ?? .empty
    }
    var cells: [CSVWriter.Cell] = [
      .number(String(row)), id.map { .text($0) } ?? .empty,
      .text(model), six(screened.probability), six(screened.interval.low),
      six(screened.interval.high), .number(String(screened.score)), .text(screened.band.letter),
      .text(screened.verdict.rawValue),
      screened.price.map { .number(Figure.fixed($0.expectedLoss.amount, decimals: 2)) } ?? .empty,
      returned(\.p10), returned(\.p50), returned(\.p90),
      .number(Figure.fixed(screened.limit.amount, decimals: 0)),
      .text(screened.limitBoundBy),
      screened.outOfDomain.map { .number(Figure.fixed($0, decimals: 4)) } ?? .empty,
    ]
    let told = screened.strongest
    for contribution in told {
      cells.append(.text(contribution.field.rawValue))
      cells.append(.number(Figure.fixed(contribution.logOdds, decimals: 6)))
    }
    cells += Array(repeating: .empty, count: 2 * (reasons - told.count))
    return cells
  }
}
