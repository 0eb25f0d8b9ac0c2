import Lending
import Scoring
import Testing

@testable import Training

@Suite("Domain of the training loans")
struct DomainStudyTests {
  /// Loans in which the debts follow the income and the rest is chance.
  private func rows(_ count: Int, seed: UInt64) throws -> (rows: TrainingRows, answers: [Feature]) {
    var draws = SeededDraws(seed: seed)
    let loans = try madeUp(
      .sample,
      (0..<count).map { _ in
        let income = 20_000 + draws.index(below: 100_000)
        let noise = draws.index(below: 6_000)
        return MadeUpRow().with([
          "annual_inc": "\(income)", "revol_bal": "\(income / 4 + noise)",
          "fico_range_low": draws.share() < 0.2 ? "" : "\(660 + draws.index(below: 150))",
          "dti": "\(1 + draws.index(below: 34)).5",
          "loan_amnt": "\(1000 + draws.index(below: 30000))",
        ])
      }
    ).loans
    let catalogue = try installmentLoanCatalogue()
    let all = catalogue.fields.map {
      Feature(name: $0.id.rawValue, source: .number($0.id), toldAs: $0.id, monotone: 0)
    }
    let answers = Feature.answers(readBy: all, catalogue)
    return (TrainingRows(loans, features: answers), answers)
  }

  private func measure(_ count: Int) throws -> (DomainMeasure, [Feature], TrainingRows) {
    let (rows, answers) = try rows(count, seed: 4)
    let table = try DomainStudy(rows, answers: answers).table
    return (DomainMeasure(table), answers, rows)
  }

  /// The odd fields of an application with these answers.
  private func oddest(_ measure: DomainMeasure, _ answers: [Feature], _ row: [Float]) -> [FieldID] {
    var values: [FieldID: FieldValue] = [:]
    for (answer, value) in zip(answers, row) where !value.isNaN {
      switch answer.source {
      case .code(let field, let codes):
        values[field] = codes.first { $0.value == value }.map { .choice($0.key) }
      default: values[answer.toldAs] = .number(Double(value))
      }
    }
    return measure.oddest(LoanApplication(product: .installmentLoan, values: values))
  }

  @Test("What a person enters is read once: both incomes as one, choices by the catalogue")
  func answers() throws {
    let catalogue = try installmentLoanCatalogue()
    let read = [
      Feature(name: "loan_to_income", source: .loanToIncome, toldAs: .loanAmount, monotone: 1),
      Feature(name: "purpose", source: .code(.purpose, [:]), toldAs: .purpose, monotone: 1),
    ]
    let answers = Feature.answers(readBy: read, catalogue)
    #expect(answers.map(\.name) == ["loan_amount", "purpose", "annual_income"])
    #expect(answers.last?.source == .effectiveIncome)
  }

  @Test("The measure is the share of training loans that are less untypical")
  func percentile() throws {
    let (measure, _, rows) = try measure(4000)
    let (others, _) = try self.rows(4000, seed: 9)
    let measures = (0..<others.count).map { measure.share(Array(others.row($0))) }
    for share in [0.1, 0.5, 0.9, 0.99] {
      let found = Double(measures.count { $0 > share }) / Double(measures.count)
      #expect(abs(found - (1 - share)) < 0.03)
    }
    #expect(rows.count == 4000)
  }

  @Test("Values that are usual alone but never together are beyond the policy's mark")
  func combination() throws {
    let (measure, answers, rows) = try measure(4000)
    let income = try #require(answers.firstIndex { $0.name == "annual_income" })
    let debt = try #require(answers.firstIndex { $0.name == "revolving_balance" })
    var row = Array(rows.row(0))
    (row[income], row[debt]) = (40_000, 12_000)
    #expect(measure.share(row) < 0.95)
    row[debt] = 28_000
    #expect(measure.share(row) > 0.99)
    #expect(oddest(measure, answers, row) == ["annual_income", "revolving_balance"])
    (row[income], row[debt]) = (.nan, 28_000)
    #expect(measure.share(row) < 0.99)
  }

  @Test(
    "A value beyond all but four of the training loans by a twentieth of their range is outside")
  func outside() throws {
    let (measure, answers, rows) = try measure(2000)
    let debt = try #require(answers.firstIndex { $0.name == "revolving_balance" })
    let values = (0..<rows.count).map { rows.values[$0 * rows.width + debt] }.sorted()
    var row = Array(rows.row(0))
    let slack = 0.05 * (values[values.count - 5] - values[4])
    row[debt] = values[values.count - 5] + slack + 1
    #expect(measure.share(row) == 1)
    #expect(oddest(measure, answers, row) == ["revolving_balance"])
    row[debt] = values[4] - slack - 1
    #expect(measure.share(row) == 1)
    row[debt] = values[values.count - 5] + slack - 1
    #expect(measure.share(row) < 1)
  }

  @Test("The same rows give the same table; the evidence holds on loans that were not counted")
  func evidence() throws {
    let (rows, answers) = try rows(3000, seed: 4)
    let (test, _) = try self.rows(1000, seed: 5)
    #expect(
      try DomainStudy(rows, answers: answers).table
        == DomainStudy(rows, answers: answers).table)

    let evidence = try DomainEvidence(rows, test: test, answers: answers, seed: 1)

    #expect(evidence.areaUnderCurve > 0.7)
    #expect(evidence.shuffledBeyondMark > 0.3)
    #expect(evidence.heldOutBeyondMark < 0.03)
    #expect(evidence.testBeyondMark < 0.03)
  }
}
