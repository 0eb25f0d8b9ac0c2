package import Lending

/// What the rules of a policy look at.
package struct CaseFacts: Sendable {
  /// Chance of default.
  package let probability: Probability
  package let price: LoanPrice

  package init(probability: Probability, price: LoanPrice) {
    self.probability = probability
    self.price = price
  }
}
