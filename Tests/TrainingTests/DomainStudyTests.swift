import Lending
import Scoring
import Testing

@testable import Training

@Suite("Domain of the training loans")
struct DomainStudyTests {
  /// Loans in which the debts follow the income and the rest is chance.
  private func rows(_ count: Int, seed: UInt64) throws -> (rows: TrainingRows, features: [Feature])
  {
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
    let recipe = quickRecipe(loans)
    return (TrainingRows(loans, features: recipe.features), recipe.features)
  }

  private func measure(_ count: Int) throws -> (DomainMeasure, [Feature], TrainingRows) {
    let (rows, features) = try rows(count, seed: 4)
    let table = try DomainStudy(rows, features: features).table
    return (try DomainMeasure(table, features: features), features, rows)
  }

  @Test("The measure is the share of training loans that are less untypical")
  func percentile() throws {
    let (measure, _, rows) = try measure(4000)
    let (others, _) = try self.rows(4000, seed: 9)
    let measures = (0..<others.count).map { measure(Array(others.row($0))) }
    for share in [0.1, 0.5, 0.9, 0.99] {
      let found = Double(measures.count { $0 > share }) / Double(measures.count)
      #expect(abs(found - (1 - share)) < 0.03)
    }
    #expect(rows.count == 4000)
  }

  @Test("Values that are usual alone but never together are beyond the policy's mark")
  func combination() throws {
    let (measure, features, rows) = try measure(4000)
    let income = try #require(features.firstIndex { $0.name == "effective_income" })
    let debt = try #require(features.firstIndex { $0.name == "revolving_balance" })
    var row = Array(rows.row(0))
    (row[income], row[debt]) = (40_000, 12_000)
    #expect(measure(row) < 0.95)
    row[debt] = 28_000
    #expect(measure(row) > 0.99)
    #expect(measure.oddest(row) == ["annual_income", "revolving_balance"])
    (row[income], row[debt]) = (.nan, 28_000)
    #expect(measure(row) < 0.99)
  }

  @Test(
    "A value beyond all but four of the training loans by a twentieth of their range is outside")
  func outside() throws {
    let (measure, features, rows) = try measure(2000)
    let debt = try #require(features.firstIndex { $0.name == "revolving_balance" })
    let values = (0..<rows.count).map { rows.values[$0 * rows.width + debt] }.sorted()
    var row = Array(rows.row(0))
    let slack = 0.05 * (values[values.count - 5] - values[4])
    row[debt] = values[values.count - 5] + slack + 1
    #expect(measure(row) == 1)
    #expect(measure.oddest(row) == ["revolving_balance"])
    row[debt] = values[4] - slack - 1
    #expect(measure(row) == 1)
    row[debt] = values[values.count - 5] + slack - 1
    #expect(measure(row) < 1)
  }

  @Test("The same rows give the same table; the evidence holds on loans that were not counted")
  func evidence() throws {
    let (rows, features) = try rows(3000, seed: 4)
    let (test, _) = try self.rows(1000, seed: 5)
    #expect(
      try DomainStudy(rows, features: features).table
        == DomainStudy(rows, features: features).table)

    let evidence = try DomainEvidence(rows, test: test, features: features, seed: 1)

    #expect(evidence.areaUnderCurve > 0.7)
    #expect(evidence.shuffledBeyondMark > 0.3)
    #expect(evidence.heldOutBeyondMark < 0.03)
    #expect(evidence.testBeyondMark < 0.03)
  }
}
