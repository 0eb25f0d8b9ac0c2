/// What the loan costs the borrower each month and the lender in expectation.
package struct LoanPrice: Codable, Sendable, Equatable {
  /// Nominal rate a year.
  package let rate: Rate
  /// Whether the policy's rate for the term stands in for a rate that is not known.
  package let isRateAssumed: Bool
  package let payment: Money
  /// Payment × 12 / annual income; nil without income.
  package let paymentToIncome: Rate?
  /// Debt payments with this loan × 12 / annual income; nil where the debts are unknown.
  package let debtToIncomeAfter: Rate?
  /// Discounted expected loss over the life of the loan.
  package let expectedLoss: Money
  /// Expected loss in percent of the amount.
  package let expectedLossShare: Rate

  package init(
    rate: Rate, isRateAssumed: Bool, payment: Money, paymentToIncome: Rate?,
    debtToIncomeAfter: Rate?, expectedLoss: Money, expectedLossShare: Rate
  ) {
    self.rate = rate
    self.isRateAssumed = isRateAssumed
    self.payment = payment
    self.paymentToIncome = paymentToIncome
    self.debtToIncomeAfter = debtToIncomeAfter
    self.expectedLoss = expectedLoss
    self.expectedLossShare = expectedLossShare
  }
}

/// The largest amount for which every limiting rule holds.
package struct CreditLimit: Codable, Sendable, Equatable {
  /// Zero where no amount within the catalogue's range holds.
  package let amount: Money
  /// Key of the rule that stops a larger amount.
  package let boundBy: String
  /// The binding rule in words.
  package let sentence: String

  package init(amount: Money, boundBy: String, sentence: String) {
    self.amount = amount
    self.boundBy = boundBy
    self.sentence = sentence
  }
}
