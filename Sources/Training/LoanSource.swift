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
