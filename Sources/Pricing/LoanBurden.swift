package import Lending

/// What a loan asks of the borrower each month.
package struct LoanBurden: Sendable, Equatable {
  package let payment: Money
  /// Payment × 12 / annual income; nil without income.
  package let paymentToIncome: Rate?
  /// Debt payments with this loan × 12 / annual income; nil where the debts are unknown.
  package let debtToIncomeAfter: Rate?
}
