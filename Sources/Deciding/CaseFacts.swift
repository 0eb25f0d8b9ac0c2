package import Lending

/// What the rules of a policy look at.
package struct CaseFacts: Sendable {
  /// Chance of default.
  package let probability: Probability
  package let price: LoanPrice
  /// The amount that is asked, and the largest that the limit allows; nil while that is searched.
  package let amount: Money
  package let limit: Money?
  /// How untypical the application is among the training loans, 0…1; nil where the model cannot say.
  package let outOfDomain: Double?
  /// What makes it so, in words, such as "annual income with revolving balance"; nil where nothing
  /// stands out or no sentence is needed.
  package let oddest: String?

  package init(
    probability: Probability, price: LoanPrice, amount: Money, limit: Money?,
    outOfDomain: Double? = nil, oddest: String? = nil
  ) {
    self.probability = probability
    self.price = price
    self.amount = amount
    self.limit = limit
    self.outOfDomain = outOfDomain
    self.oddest = oddest
  }
}
