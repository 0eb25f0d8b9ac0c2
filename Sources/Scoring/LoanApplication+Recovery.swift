package import Lending

extension LoanApplication {
  /// Share of the repaid and the owed principal that was repaid, in percent.
  package static let repaidShare: FieldID = "repaid_share"
  /// Months from the issue to the last payment.
  package static let monthsPaid: FieldID = "months_paid"
  /// Principal still owed over annual income, in percent.
  package static let owedToIncome: FieldID = "owed_to_income"

  /// The same with the numbers that a recovery model makes of what a person enters; what cannot be
  /// made stays unknown.
  package var withRecoveryFacts: LoanApplication {
    var result = self
    if let owed = number(.outstandingPrincipal) {
      if let paid = number(.paidPrincipal), paid + owed > 0 {
        result = result.with(paid / (paid + owed) * 100, in: Self.repaidShare)
      }
      if let income = effectiveIncome?.amount, income > 0 {
        result = result.with(min(owed / income * 100, 1e9), in: Self.owedToIncome)
      }
    }
    if let onBook = number(.monthsOnBook), let since = number(.monthsSinceLastPayment) {
      result = result.with(max(0, onBook - since), in: Self.monthsPaid)
    }
    return result
  }
}
