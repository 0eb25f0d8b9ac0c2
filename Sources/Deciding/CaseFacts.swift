package import Lending

/// What the rules of a policy look at.
package struct CaseFacts: Sendable {
  /// Chance of default.
  package let probability: Probability
  /// Nil for a product that is not priced.
  package let price: LoanPrice?
  /// The amount that is asked, of cards the present limit, and the largest that the limit allows; nil while that is searched.
  package let amount: Money
  package let limit: Money?
  /// Of cards: the minimum payment on the full limit that is recommended, in percent of income less
  /// obligations; nil where these are not known.
  package let paymentToFreeIncome: Rate?

  package init(
    probability: Probability, price: LoanPrice?, amount: Money, limit: Money?,
    paymentToFreeIncome: Rate? = nil
  ) {
    self.probability = probability
    self.price = price
    self.amount = amount
    self.limit = limit
    self.paymentToFreeIncome = paymentToFreeIncome
  }
}
