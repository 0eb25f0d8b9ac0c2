package import Lending

/// What a loan of any amount asks of the borrower in the policy's harder times.
package struct StressedBurden: Sendable {
  private let annuity: AnnuityTerms
  private let income: Money?
  private let monthlyDebt: Money?

  package init(_ application: LoanApplication, _ quote: LoanQuote, _ stress: PolicyStress) {
    annuity = AnnuityTerms(rate: stress.rate(quote.rate), months: application.termMonths)
    income = application.effectiveIncome.map { stress.income($0) }
    monthlyDebt = application.monthlyDebt
  }

  package func burden(_ amount: Money) -> LoanBurden {
    let payment = annuity.payment(of: amount)
    return LoanBurden(
      payment: payment, paymentToIncome: LoanPricer.yearly(payment, of: income),
      debtToIncomeAfter: monthlyDebt.flatMap {
        LoanPricer.yearly(Money($0.amount + payment.amount), of: income)
      })
  }
}
