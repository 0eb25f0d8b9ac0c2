import Lending
import StrictJSON
import Testing

@testable import Training

private let axes = [
  EvidenceAxis(field: .termMonths, cuts: .at([60])),
  EvidenceAxis(field: EvidenceBound.chance, cuts: .even(4)),
  EvidenceAxis(field: "fico_score", cuts: .even(2)),
]

/// A chance that rises with the loan's amount.
private func chances(_ loans: [HistoricLoan]) -> [Double] {
  loans.map { -3 + $0.application.loanAmount.amount / 15_000 }
}

private func table(_ loans: [HistoricLoan], _ axes: [EvidenceAxis] = axes) throws -> EvidenceTable {
  try EvidenceStudy(loans, heldOut: chances(loans), axes: axes).table
}

@Suite("Evidence of past loans")
struct EvidenceStudyTests {
  @Test("Every matured loan stands in one cell of at least a hundred, and finds itself there")
  func partition() throws {
    let loans =
      try madeUpLoans(.early, 1500, seed: 1).loans + madeUpLoans(.sample, 1500, seed: 2).loans
    let table = try table(loans)
    let ended = zip(loans, chances(loans)).filter(\.0.isMatured)

    #expect(table.isSound)
    #expect(table.cells.count > 8)
    #expect(table.cells.allSatisfy { $0.loans >= EvidenceStudy.fewest })
    #expect(table.cells.reduce(0) { $0 + $1.loans } == ended.count)
    #expect(table.cells.reduce(0) { $0 + $1.defaults } == ended.count { $0.0.defaulted })
    // Looked up one by one, each cell is found as often as it has loans.
    var found: [String: (loans: Int, cell: EvidenceCell)] = [:]
    for (loan, logOdds) in ended {
      let place = try #require(
        table.find { field in
          field == EvidenceBound.chance
            ? Elementary.logistic(logOdds) : loan.application.told(field)?.number
        })
      found["\(place.bounds)", default: (0, place.cell)].loans += 1
    }
    #expect(found.count == table.cells.count)
    #expect(found.values.allSatisfy { $0.loans == $0.cell.loans })
  }

  @Test("The month is that of the first missed payment by which half had stopped")
  func month() throws {
    // Thirty defaults stop after 1 to 30 months, so half have missed the payment of month 16.
    let rows = (0..<120).map { index in
      MadeUpRow().with(
        index < 30
          ? [
            "issue_d": "2008-01-01", "loan_status": "Charged Off",
            "last_pymnt_d":
              "\(2008 + (index + 1) / 12)-\((index + 1) % 12 < 9 ? "0" : "")\((index + 1) % 12 + 1)-01",
            "total_rec_prncp": "4000", "recoveries": "600", "loan_amnt": "\(10_000 + index)",
          ] : ["issue_d": "2008-01-01", "loan_amnt": "\(20_000 + index)"])
    }
    let cell = try #require(try table(madeUp(.early, rows).loans, []).cells.first)

    #expect(cell.loans == 120 && cell.defaults == 30)
    let traced = try #require(cell.traced)
    #expect(traced.defaults == 30 && traced.medianMonth == 16)
    #expect(abs(traced.recovered - 0.1) < 0.001)
    #expect(cell.foretold > 0.1 && cell.foretold < 0.9)
  }

  @Test("Of a source without payments the month and what came back are not said")
  func undated() throws {
    let sample = try madeUpLoans(.sample, 900, seed: 3).loans
    #expect(try table(sample).cells.allSatisfy { $0.traced == nil })
    let early = try madeUpLoans(.early, 900, seed: 3).loans
    #expect(try table(early).cells.contains { $0.traced != nil })
  }

  @Test("Cuts are round numbers and no loan's own")
  func roundCuts() throws {
    let loans = try madeUpLoans(.early, 2000, seed: 4).loans
    let income = try table(loans, [EvidenceAxis(field: .annualIncome, cuts: .even(4))])
    guard case .divided(let division) = income else {
      Issue.record("nothing was divided")
      return
    }
    #expect(division.cuts.count == 3)
    for cut in division.cuts {
      let unit = cut >= 100_000 ? 10_000.0 : 1000
      #expect((cut / unit).rounded() * unit == cut)
    }
  }

  @Test("It reads back from its file, which stays small, and is the same twice")
  func file() throws {
    let loans = try madeUpLoans(.early, 3000, seed: 4).loans
    let whole = try table(loans, InstallmentPlan().evidence)
    let bytes = try StrictJSON.encode(whole)
    #expect(try StrictJSON.decode(EvidenceTable.self, from: bytes) == whole)
    #expect(try StrictJSON.encode(try table(loans, InstallmentPlan().evidence)) == bytes)
    #expect(bytes.count < 250 * whole.cells.count)
  }

  @Test("Few loans are not divided, and too few are refused")
  func few() throws {
    let loans = try madeUpLoans(.early, 150, seed: 5).loans
    #expect(try table(loans).cells.count == 1)
    #expect(throws: TrainingError.self) { try table(Array(loans.prefix(60))) }
  }
}
