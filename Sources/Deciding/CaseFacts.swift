package import Lending

/// What the rules of a policy look at.
package struct CaseFacts: Sendable {
  /// Chance of default.
  package let probability: Probability
  /// Nil where the income is not known, or the product is not priced.
  package var paymentToIncome: Rate?
  /// Nil where the debts are not known, or the product is not priced.
  package var debtToIncomeAfter: Rate?
  /// Expected loss in percent of the amount; nil for a product that is not priced, or while it is not
  /// found.
  package internal(set) var expectedLossShare: Rate?
  /// The amount that is asked, of cards the present limit, and the largest that the limit allows; nil
  /// while that is searched.
  package let amount: Money
  package let limit: Money?
  /// Of cards: the minimum payment on the full limit that is recommended, in percent of income less
  /// obligations; nil where these are not known.
  package let paymentToFreeIncome: Rate?
  /// How untypical the application is among the training loans, 0…1; nil where the model cannot say.
  package let outOfDomain: Double?
  /// What makes it so, in words, such as "annual income with revolving balance"; nil where nothing
  /// stands out or no sentence is needed.
  package let oddest: String?
  /// What only some policies look at; nothing of it need be known.
  package var further = FurtherFacts()

  /// - Parameter price: nil for a product that is not priced.
  package init(
    probability: Probability, price: LoanPrice?, amount: Money, limit: Money?,
    paymentToFreeIncome: Rate? = nil, outOfDomain: Double? = nil, oddest: String? = nil
  ) {
    self.probability = probability
    paymentToIncome = price?.paymentToIncome
    debtToIncomeAfter = price?.debtToIncomeAfter
    expectedLossShare = price?.expectedLossShare
    self.amount = amount
    self.limit = limit
    self.paymentToFreeIncome = paymentToFreeIncome
    self.outOfDomain = outOfDomain
    self.oddest = oddest
  }

  /// A loan of some amount whose limit is searched and whose expected loss is not found yet.
  package init(
    probability: Probability, paymentToIncome: Rate?, debtToIncomeAfter: Rate?, amount: Money
  ) {
    self.probability = probability
    self.paymentToIncome = paymentToIncome
    self.debtToIncomeAfter = debtToIncomeAfter
    self.amount = amount
    expectedLossShare = nil
    limit = nil
    paymentToFreeIncome = nil
    outOfDomain = nil
    oddest = nil
  }
}
