internal import Lending
internal import Scoring
internal import Tables

/// A charged-off loan: what was known on the day of the charge-off, and what came back.
struct RecoveryLoan: Sendable {
  /// With the numbers made for a recovery model.
  let application: LoanApplication
  /// What makes two records the same loan.
  let key: LoanKey
  let issueYear: Int
  let owed: Double
  /// Gross, undiscounted, to the day on which the file was drawn up.
  let recovered: Double
  let fee: Double

  /// A recovery counts from this share of the balance.
  ///
  /// The early file books some cents or dollars on almost every charge-off, mostly without a fee.
  static let threshold = 0.005

  /// 0…1; late interest and fees may be collected on top of the balance.
  var share: Double { min(recovered / owed, 1) }
  var isAny: Bool { recovered >= Self.threshold * owed }

  /// Nil for a loan that was not charged off or has nothing left to recover.
  init?(_ loan: HistoricLoan) {
    guard loan.defaulted, let cash = loan.cash, let issued = loan.issued, cash.unpaidPrincipal >= 1
    else { return nil }
    key = loan.key
    issueYear = issued.year
    owed = cash.unpaidPrincipal
    recovered = cash.recoveries
    fee = cash.collectionFee
    // The day of the charge-off stands in no file; the last payment does, and it does not move with
    // recoveries. A loan without any payment stopped in the month of its issue.
    let months = max(0, (cash.lastPayment?.index ?? issued.index) - issued.index)
    application = LoanApplication(product: .recovery, values: loan.application.values)
      .with(cash.unpaidPrincipal, in: .outstandingPrincipal)
      .with(cash.principalRepaid, in: .paidPrincipal)
      .withRecoveryFacts
      .with(Double(months), in: LoanApplication.monthsPaid)
  }
}
