internal import Lending
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
    let reasonColumns = (1...max(reasons, 1)).flatMap { ["reason_\($0)", "contribution_\($0)"] }
    return (Self.header + (reasons > 0 ? reasonColumns : [])).map { .text($0) }
  }

  func score(_ records: [(row: Int, record: CSVRecord)]) -> Output {
    var output = Output()
    for (row, record) in records {
      guard record.count == width else {
        reject(row, "", "has \(record.count) cells where the header has \(width)", &output)
        continue
      }
      switch desk.assess(columns.form(record)) {
      case .assessed(let application, let assessment):
        CSVWriter.append(
          cells(row, columns.id(of: record), application, assessment), to: &output.scored)
        output.accepted += 1
      case .problems(let problems):
        for problem in problems {
          reject(
            row, problem.field.rawValue, problem.sentence, &output, isFirst: problem == problems[0])
        }
      case .failed(let problem): reject(row, "", problem.sentence, &output)
      }
    }
    return output
  }

  private func reject(
    _ row: Int, _ field: String, _ problem: String, _ output: inout Output, isFirst: Bool = true
  ) {
    CSVWriter.append([.number(String(row)), .text(field), .text(problem)], to: &output.rejects)
    if isFirst { output.rejected += 1 }
  }

  private func cells(
    _ row: Int, _ id: String?, _ application: LoanApplication, _ assessment: Assessment
  ) -> [CSVWriter.Cell] {
    func six(_ probability: Probability) -> CSVWriter.Cell {
      .number(Figure.fixed(probability.value, decimals: 6))
    }
    var cells: [CSVWriter.Cell] = [
      .number(String(row)), id.map { .text($0) } ?? .empty,
      .text(assessment.provenance.model.description), six(assessment.probability),
      six(assessment.interval.low), six(assessment.interval.high),
      .number(String(assessment.score)),
      .text(assessment.band.letter), .text(assessment.recommendation.verdict.rawValue),
      .number(Figure.fixed(assessment.price.expectedLoss.amount, decimals: 2)),
      .empty, .empty, .empty,
      .number(Figure.fixed(assessment.limit.amount.amount, decimals: 0)),
      .text(assessment.limit.boundBy), .empty,
    ]
    let told = assessment.reasons.prefix(reasons)
    for reason in told {
      let contribution = assessment.explanation.contributions.first { $0.field == reason.field }
      cells.append(.text(reason.field.rawValue))
      cells.append(.number(Figure.fixed(contribution?.logOdds ?? 0, decimals: 6)))
    }
    cells += Array(repeating: .empty, count: 2 * (reasons - told.count))
    return cells
  }
}
