package import Lending

/// What the rules of a policy look at.
package struct CaseFacts: Sendable {
  /// Chance of default.
  package let probability: Probability
  package let price: LoanPrice
  /// The amount that is asked, and the largest that the limit allows; nil while that is searched.
  package let amount: Money
  package let limit: Money?

  package init(probability: Probability, price: LoanPrice, amount: Money, limit: Money?) {
    self.probability = probability
    self.price = price
    self.amount = amount
    self.limit = limit
  }
}
