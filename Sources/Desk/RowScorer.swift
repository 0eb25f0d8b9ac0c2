internal import Assessing
internal import Lending
internal import Scoring
internal import Tables

/// Scores a piece of a table into the bytes of the output and of the rejects.
struct RowScorer: Sendable {
  static let header = [
    "row", "id", "model", "probability_of_default", "pd_low", "pd_high", "score", "band",
    "recommendation", "expected_loss", "return_p10", "return_p50", "return_p90", "suggested_limit",
    "limit_bound_by", "out_of_domain",
  ]
  static let rejectsHeader = ["row", "field", "problem"]

  let desk: Desk
  let columns: BoundColumns
  let width: Int
  let reasons: Int

  /// The output of some rows.
  struct Output: Sendable {
    var scored: [UInt8] = []
    var rejects: [UInt8] = []
    var accepted = 0
    var rejected = 0
  }

  var header: [CSVWriter.Cell] {
    let told = (0..<reasons).flatMap { ["reason_\($0 + 1)", "contribution_\($0 + 1)"] }
    return (Self.header + told).map { .text($0) }
  }

  func score(_ records: [(row: Int, record: CSVRecord)]) -> Output {
    var output = Output()
    for (row, record) in records {
      do {
        try score(row, record, &output)
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
    _ row: Int, _ record: CSVRecord, _ output: inout Output
  ) throws(FieldProblems) {
    guard record.count == width else {
      throw Self.problem("", "has \(record.count) cells where the header has \(width)")
    }
    let application = try desk.checked(columns.form(record))
    let assessor = desk.assessor(for: application)
    guard let screened = assessor.screen(application) else {
      throw Self.problem(.termMonths, "is a term that the policy does not price")
    }
    CSVWriter.append(
      cells(row, columns.id(of: record), screened, assessor.model.name),
      to: &output.scored)
  }

  private static func problem(_ field: FieldID, _ sentence: String) -> FieldProblems {
    FieldProblems([FieldProblem(field: field, kind: .contradiction(sentence))])
  }

  private func cells(
    _ row: Int, _ id: String?, _ screened: ScreenedLoan, _ model: ModelName
  ) -> [CSVWriter.Cell] {
    func six(_ probability: Probability) -> CSVWriter.Cell {
      .number(Figure.fixed(probability.value, decimals: 6))
    }
    var cells: [CSVWriter.Cell] = [
      .number(String(row)), id.map { .text($0) } ?? .empty,
      .text(model.description), six(screened.probability), six(screened.interval.low),
      six(screened.interval.high), .number(String(screened.score)), .text(screened.band.letter),
      .text(screened.verdict.rawValue),
      .number(Figure.fixed(screened.price.expectedLoss.amount, decimals: 2)),
      .empty, .empty, .empty, .number(Figure.fixed(screened.limit.amount.amount, decimals: 0)),
      .text(screened.limit.boundBy),
      screened.outOfDomain.map { .number(Figure.fixed($0, decimals: 4)) } ?? .empty,
    ]
    let told = screened.explanation?.strongest(reasons) ?? []
    for contribution in told {
      cells.append(.text(contribution.field.rawValue))
      cells.append(.number(Figure.fixed(contribution.logOdds, decimals: 6)))
    }
    cells += Array(repeating: .empty, count: 2 * (reasons - told.count))
    return cells
  }
}
