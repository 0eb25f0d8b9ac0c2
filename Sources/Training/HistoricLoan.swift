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

/// Which file a loan comes from; levels and missing fields differ between them.
enum LoanSource: String, Sendable, CaseIterable {
  /// 2007–2011, dated, all matured, without a FICO score for most.
  case early
  /// A random sample over all years, not dated, no field missing.
  case sample
  /// 2012–2018, dated; the test rows, which no training reads.
  case dated
  /// Card accounts of 2005, each with its next month.
  case card

  /// Whether selection and levels go by its loans.
  var isMain: Bool { self == .sample || self == .card }
}

/// What came of a loan.
enum LoanOutcome: String, Sendable {
  case repaid, chargedOff
  /// Current, late or in grace: what will come of it is not known, so it is never counted good.
  case running
}

/// Amount, income, debt to income and revolving balance, rounded to 1, 1, 0.01 and 1: what two
/// records of the same loan share across files.
struct LoanKey: Sendable, Hashable {
  private let parts: [Int64?]

  init(
    amount: Double?, income: Double?, debtToIncome: Double?, revolvingBalance: Double?
  ) {
    parts = [amount, income, debtToIncome.map { $0 * 100 }, revolvingBalance].map { part in
      part.flatMap { Int64(exactly: $0.rounded()) }
    }
  }

  /// All that is known of an account: only equal accounts share a key.
  init(_ values: [Double?]) {
    parts = values.map { value in value.map { Int64(bitPattern: $0.bitPattern) } }
  }
}

/// The cash that a loan brought.
struct RealisedCash: Sendable, Equatable {
  let lastPayment: MonthDate?
  /// The latest month that the record speaks of.
  let seenUntil: MonthDate?
  let amount: Double
  let principalRepaid: Double
  let recoveries: Double
  let collectionFee: Double

  /// Balance that was still owed when payments stopped.
  var unpaidPrincipal: Double { max(0, amount - principalRepaid) }
}
