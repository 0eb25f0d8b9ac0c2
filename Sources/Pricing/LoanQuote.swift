package import Lending

/// What a loan costs borrower and lender at any amount.
package struct LoanQuote: Sendable {
  let rate: Rate
  let isRateAssumed: Bool
  private let annuity: AnnuityTerms
  private let income: Money?
  private let monthlyDebt: Money?
  let balances: [Double]
  let term: PolicyPricer.Term

  init(
    _ application: LoanApplication, _ term: PolicyPricer.Term, rate: Rate, isRateAssumed: Bool,
    balances: [Double]
  ) {
    self.rate = rate
    self.isRateAssumed = isRateAssumed
    self.balances = balances
    self.term = term
    annuity = AnnuityTerms(rate: rate, months: term.months)
    income = application.effectiveIncome
    monthlyDebt = application.monthlyDebt
  }

  /// What an amount asks of the borrower.
  package func burden(_ amount: Money) -> LoanBurden {
    let payment = annuity.payment(of: amount)
    return LoanBurden(
      payment: payment, paymentToIncome: LoanPricer.yearly(payment, of: income),
      debtToIncomeAfter: monthlyDebt.flatMap {
        LoanPricer.yearly(Money($0.amount + payment.amount), of: income)
      })
  }

  /// Expected loss in percent of any amount.
  package func expectedLossShare(_ probability: Probability) -> Rate {
    term.money.expectedLossShare(probability, balances: balances)
  }

  /// Whether the expected loss is within the pricer's budget; nil where only solving can tell.
  package func isWithinBudget(_ probability: Probability) -> Bool? {
    term.budget?.allows(probability, at: rate)
  }

  /// Everything about the money of an amount.
  package func price(_ amount: Money, _ probability: Probability) -> LoanPrice {
    let burden = burden(amount)
    let share = expectedLossShare(probability)
    return LoanPrice(
      rate: rate, isRateAssumed: isRateAssumed, payment: burden.payment,
      paymentToIncome: burden.paymentToIncome, debtToIncomeAfter: burden.debtToIncomeAfter,
      expectedLoss: Money(amount.amount * share.fraction), expectedLossShare: share)
  }
}
