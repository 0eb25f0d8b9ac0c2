internal import Lending
internal import Tables

/// A loan of the past: what was known on the day of the application, and what came of it.
struct HistoricLoan: Sendable, Equatable {
  let source: LoanSource
  /// Only what the borrower and the lender knew on the day of the application.
  let application: LoanApplication
  let outcome: LoanOutcome
  /// The month of issue, or the middle of the range in which it must lie.
  let issued: MonthDate?
  /// The month of issue, or the end of the range in which it must lie.
  let issuedAtLatest: MonthDate?
  /// Whether the whole term had passed before the file was drawn up, so that no default is still
  /// to come.
  let isMatured: Bool
  /// What makes two records the same loan.
  let key: LoanKey
  /// What was paid; nil where the file does not say.
  let cash: RealisedCash?

  var isResolved: Bool { outcome != .running }
  var defaulted: Bool { outcome == .chargedOff }
}
