import Lending
import Testing

@testable import Pricing

/// Bands whose defaults come early or late, so that a mix of them does not rise evenly.
private func curves(_ months: Int) throws -> TimingCurves {
  func hazard(_ peak: Double) -> [Double] {
    (0..<months).map { month in
      let distance = Double(month + 1) / Double(months) - peak
      return 0.0005 + 0.01 * max(0, 1 - distance * distance * 8)
    }
  }
  let bands = [(-3.0, 0.7), (-2.1, 0.5), (-0.5, 0.4)].map { centre, peak in
    BandCurves(
      centre: centre, defaultHazard: hazard(peak),
      prepaymentHazard: Array(repeating: 0.012, count: months))
  }
  return try #require(
    TimingCurves(
      TermCurves(
        defaultHazard: hazard(0.5), prepaymentHazard: Array(repeating: 0.01, count: months),
        bands: bands)))
}

private let recovery = RecoveryCurve(grossShare: 0.1, feeShare: 0.2, lagMonths: 6)

@Test(arguments: [36, 60]) func whatABudgetAllowsIsWhatSolvingAllows(months: Int) throws {
  var generator = SeededDraws(seed: 9)
  let curves = try curves(months)
  var (asked, told) = (0, 0)
  for mark in [0.5, 4, 12, 30, 95] {
    let term = DiscountedTerm(curves, recovery, discount: Rate(percent: 4))
    let budget = try #require(LossBudget(Rate(percent: mark), term))
    for _ in 0..<400 {
      let rate = Rate(percent: Double.random(in: 0..<39, using: &generator))
      // Half of them close to the mark, where it matters.
      let centre = Elementary.log(mark / 100 / (1 - mark / 100)) + 0.4
      let chance = Probability(
        logOdds: Bool.random(using: &generator)
          ? Double.random(in: -8.9..<4.9, using: &generator)
          : min(4.9, centre + Double.random(in: -0.5..<0.5, using: &generator)))
      asked += 1
      guard let allows = budget.allows(chance, at: rate) else { continue }
      told += 1
      let balances = Annuity.balances(at: rate, months: months)
      let loss = term.expectedLossShare(chance, balances: balances)
      #expect(allows == !(loss > Rate(percent: mark)), "\(mark) \(rate) \(chance)")
    }
  }
  #expect(told * 10 > asked * 8)
}

@Test func aBudgetThatCannotBeSurelyToldIsSolved() throws {
  let term = DiscountedTerm(try curves(36), recovery, discount: Rate(percent: 4))
  let budget = try #require(LossBudget(Rate(percent: 12), term))
  #expect(budget.allows(Probability(0.01), at: Rate(percent: 90)) == nil)
  #expect(budget.allows(Probability(logOdds: -12), at: Rate(percent: 10)) == nil)
  // A value of money that grows with time would make late defaults the worst.
  let growing = DiscountedTerm(try curves(36), recovery, discount: Rate(percent: -4))
  #expect(LossBudget(Rate(percent: 12), growing) == nil)
}
