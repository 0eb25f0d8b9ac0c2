/// Terms under which the policy approves, near to what was asked.
///
/// The chance comes from the model without the lender's price, so that neither a lower amount nor a
/// lower rate buys an approval that is none of their doing (`domain.md`, Limit).
package struct CounterOffer: Codable, Sendable, Equatable {
  package let changes: [ApplicationChange]
  /// Every field that then says something else, with those that follow from another.
  package let moves: [FieldMove]
  /// The shares by which the things are moved, added up: 0.1 for a tenth less of one.
  package let size: Double
  package let amount: Money
  package let termMonths: Int
  /// The rate in it is the policy's where neither the application nor the offer says one.
  package let price: LoanPrice
  package let probability: Probability
  package let score: Int
  package let verdict: Verdict
  /// What the model that knows the lender's price says of the same terms; nil where no other model
  /// than that of the offer answers for them.
  package let assessed: Assessed?

  package struct Assessed: Codable, Sendable, Equatable {
    package let probability: Probability
    package let score: Int
    package let expectedLoss: Money

    package init(probability: Probability, score: Int, expectedLoss: Money) {
      self.probability = probability
      self.score = score
      self.expectedLoss = expectedLoss
    }
  }

  package init(
    changes: [ApplicationChange], moves: [FieldMove], size: Double, amount: Money, termMonths: Int,
    price: LoanPrice, probability: Probability, score: Int, verdict: Verdict,
    assessed: Assessed? = nil
  ) {
    self.changes = changes
    self.moves = moves
    self.size = size
    self.amount = amount
    self.termMonths = termMonths
    self.price = price
    self.probability = probability
    self.score = score
    self.verdict = verdict
    self.assessed = assessed
  }
}
