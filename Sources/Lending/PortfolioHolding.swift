/// One loan of a portfolio.
package struct PortfolioHolding: Sendable, Equatable {
  /// What names it in the table, else its row.
  package let name: String
  /// Letter of the model's band.
  package let band: String
  package let amount: Money
  package let probability: Probability
  /// A year; nil where nothing comes in.
  package let expectedReturn: Rate?
  package let expectedLoss: Money

  package init(
    name: String, band: String, amount: Money, probability: Probability, expectedReturn: Rate?,
    expectedLoss: Money
  ) {
    self.name = name
    self.band = band
    self.amount = amount
    self.probability = probability
    self.expectedReturn = expectedReturn
    self.expectedLoss = expectedLoss
  }
}
