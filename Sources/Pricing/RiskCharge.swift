package import Lending

/// What the risk of a loan costs a year: a price on what a recession takes beyond the expected loss.
///
/// Many small loans lose what the times let them, so the charge of a loan does not hang on the others
/// (Gordy 2003), as with the capital of Basel.
package struct RiskCharge: Sendable {
  private let times: Double
  private let price: Rate
  private let correlation: AssetCorrelation

  /// - Parameters:
  ///   - cases: the recession comes once in so many.
  ///   - price: percent a year of the money that it takes.
  package init(oneIn cases: Int, price: Rate, correlation: AssetCorrelation) {
    times = FactorName.times(oneIn: cases)
    self.price = price
    self.correlation = correlation
  }

  /// Percent a year of the money in the loan.
  package func rate(of outlook: LoanOutlook) -> Rate {
    let name = FactorName(
      chance: outlook.chance,
      correlation: correlation.value(chanceInYear: outlook.chanceInYear))
    let beyond = max(0, name.chance(times: times) - outlook.chance) * outlook.lossIfDefault
    return Rate(percent: beyond * price.percent)
  }
}
