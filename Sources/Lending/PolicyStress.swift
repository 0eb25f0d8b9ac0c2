/// Harder times that a borrower should be able to bear.
package struct PolicyStress: Codable, Sendable, Equatable {
  /// How much the income falls, in percent of it.
  package let incomeFall: Rate
  /// Points that are added to the interest rate of a loan; nil for none.
  package let rateRise: Rate?

  package init(incomeFall: Rate, rateRise: Rate? = nil) {
    self.incomeFall = incomeFall
    self.rateRise = rateRise
  }

  /// An income after the fall.
  package func income(_ income: Money) -> Money { Money(income.amount * (1 - incomeFall.fraction)) }

  /// A rate after the rise.
  package func rate(_ rate: Rate) -> Rate {
    Rate(percent: rate.percent + (rateRise?.percent ?? 0))
  }

  /// `income −10 %, rate +2 points`.
  package var words: String {
    let income = "income −\(Figure.plain(incomeFall.percent))\u{202F}%"
    guard let rise = rateRise, rise.percent > 0 else { return income }
    return income + ", rate +\(Figure.plain(rise.percent)) points"
  }
}
