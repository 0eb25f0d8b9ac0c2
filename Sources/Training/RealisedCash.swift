internal import Tables

/// The cash that a loan brought.
struct RealisedCash: Sendable, Equatable {
  let lastPayment: MonthDate?
  /// The latest month that the record speaks of.
  let seenUntil: MonthDate?
  /// What was lent.
  let amount: Double
  let principalRepaid: Double
  let recoveries: Double
  let collectionFee: Double
  /// All payments and recoveries, before the collection fee; nil where the file does not say.
  var total: Double?

  /// Balance that was still owed when payments stopped.
  var unpaidPrincipal: Double { max(0, amount - principalRepaid) }
}
