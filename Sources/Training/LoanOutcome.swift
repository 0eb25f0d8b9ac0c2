/// What came of a loan.
enum LoanOutcome: String, Sendable {
  case repaid, chargedOff
  /// Current, late or in grace: what will come of it is not known, so it is never counted good.
  case running
}
