/// What each amount would mean, from the least to the most that the model knows, for drawing.
///
/// The chance comes from the model that answers for the limit; a card's stands still, since doubling
/// a limit does not change who holds it.
package struct LimitCurves: Codable, Sendable, Equatable {
  /// By rising amount, 40 to 80 of them.
  package let points: [LimitCurvePoint]
  /// The largest amount for which every limiting rule holds; zero where none does.
  package let limit: Money
  /// Key of the rule that stops a larger amount.
  package let boundBy: String
  /// Found among all amounts of the policy's step; nil for a product that is not priced.
  package let mostProfitable: ProfitableAmount?

  package init(
    points: [LimitCurvePoint], limit: Money, boundBy: String, mostProfitable: ProfitableAmount?
  ) {
    self.points = points
    self.limit = limit
    self.boundBy = boundBy
    self.mostProfitable = mostProfitable
  }
}

/// One amount of the limit curves.
package struct LimitCurvePoint: Codable, Sendable, Equatable {
  package let amount: Money
  /// Chance of default, 0…1.
  package let chance: Double
  /// What the policy's ceilings look at, under the policy's stress where it has one; of cards the
  /// minimum payment on the full limit in percent of income less obligations; nil where not known.
  package let paymentToIncome: Rate?
  /// Under the policy's stress where it has one; nil where not known, and of cards.
  package let debtToIncomeAfter: Rate?
  /// Expected loss in percent of the amount; nil for a product that is not priced.
  package let expectedLossShare: Rate?
  /// Nil for a product that is not priced.
  package let expectedProfit: Money?
  /// Key of the first rule that refuses the amount; nil where all allow it.
  package let refusedBy: String?

  package init(
    amount: Money, chance: Double, paymentToIncome: Rate?, debtToIncomeAfter: Rate?,
    expectedLossShare: Rate?, expectedProfit: Money?, refusedBy: String?
  ) {
    self.amount = amount
    self.chance = chance
    self.paymentToIncome = paymentToIncome
    self.debtToIncomeAfter = debtToIncomeAfter
    self.expectedLossShare = expectedLossShare
    self.expectedProfit = expectedProfit
    self.refusedBy = refusedBy
  }
}

/// The amount that is expected to earn most, whatever the rules say of it.
package struct ProfitableAmount: Codable, Sendable, Equatable {
  package let amount: Money
  /// Discounted; below zero where every amount is expected to lose money.
  package let expectedProfit: Money

  package init(amount: Money, expectedProfit: Money) {
    self.amount = amount
    self.expectedProfit = expectedProfit
  }
}
