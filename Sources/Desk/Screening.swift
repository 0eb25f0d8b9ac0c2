package import Lending

/// What a form comes to: problems, or an assessment that follows each change.
package enum Screening: Sendable, Equatable {
  case problems([FieldProblem])
  case assessed(LoanApplication, Assessment)
  case failed(DeskProblem)
}

/// What can be derived from a form that may still be incomplete.
package struct DerivedValues: Sendable, Equatable {
  package let rate: Rate?
  package let isRateAssumed: Bool
  package let payment: Money?
  package let paymentToIncome: Rate?
  package let debtToIncome: Rate?
  package let debtToIncomeAfter: Rate?
}

/// A kept case with what recomputing it found.
package struct ReopenedCase: Sendable, Equatable {
  package let creditCase: CreditCase
  /// Nil for a draft, which has nothing to recompute.
  package let replay: Replay?

  package init(creditCase: CreditCase, replay: Replay?) {
    self.creditCase = creditCase
    self.replay = replay
  }
}
