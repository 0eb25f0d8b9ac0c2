internal import Lending
internal import Synchronization

/// The sheets of one term under one policy, each made when its rate is first met.
///
/// A sheet is the same whoever makes it, so nothing hangs on which rates came before.
final class ReturnSheets: Sendable {
  /// A table with more rates than that has them made again; lenders have a few hundred.
  private static let most = 2048

  private let months: Int
  private let terms: LenderTerms
  private let kept = Mutex<[UInt64: ReturnSheet]>([:])

  init(months: Int, _ terms: LenderTerms) {
    self.months = months
    self.terms = terms
  }

  func sheet(at rate: Rate) -> ReturnSheet {
    let key = rate.percent.bitPattern
    if let sheet = kept.withLock({ $0[key] }) { return sheet }
    // Made outside the lock: two may make the same one, and both are right.
    let sheet = ReturnSheet(rate: rate, months: months, terms)
    kept.withLock { if $0.count < Self.most { $0[key] = sheet } }
    return sheet
  }
}
