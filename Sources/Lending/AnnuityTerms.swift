/// Rate and length of an annuity with what they alone determine, for payments of many amounts.
package struct AnnuityTerms: Sendable {
  private let months: Int
  private let monthlyRate: Double
  /// `(1 + r)^n`.
  private let growth: Double

  package init(rate: Rate, months: Int) {
    self.months = months
    monthlyRate = rate.monthlyFraction
    growth = months > 0 && monthlyRate > 0 ? Elementary.power(1 + monthlyRate, months) : 1
  }

  package func payment(of amount: Money) -> Money {
    guard months > 0 else { return amount }
    guard monthlyRate > 0 else { return Money(amount.amount / Double(months)) }
    return Money(amount.amount * monthlyRate * growth / (growth - 1))
  }
}
