/// What is expected to come back of a loan that was charged off.
///
/// `E[share] = P(any) · E[share | any]`; gross recoveries as a share of the principal still owed,
/// undiscounted; net of the collector's fee, which is stated and not learned.
package struct Recovery: Codable, Sendable, Equatable {
  /// Full name of the model, and SHA-256 of its pack's manifest.
  package let model: String
  package let packDigest: String
  package let balance: Money
  /// 0…1, that anything worth the name comes back.
  package let chanceOfAny: Double
  /// 0…1, of the balance, where anything comes back.
  package let shareIfAny: Double
  /// 0…1, of the balance.
  package let expectedShare: Double
  /// Shares between which nine in ten loans of like expectation ended.
  package let low: Double
  package let high: Double
  /// 0…1, of what is collected.
  package let feeShare: Double
  /// From the last payment to the average recovery; an upper bound.
  package let lagMonths: Double
  /// What each field adds to the log-odds of any recovery, from `chanceBase`.
  package let chanceParts: [RecoveryPart]
  package let chanceBase: Double
  /// What each field adds to the log-odds of the share, from `shareBase`.
  package let shareParts: [RecoveryPart]
  package let shareBase: Double

  package init(
    model: String, packDigest: String, balance: Money, chanceOfAny: Double, shareIfAny: Double,
    low: Double, high: Double, feeShare: Double, lagMonths: Double, chanceParts: [RecoveryPart],
    chanceBase: Double, shareParts: [RecoveryPart], shareBase: Double
  ) {
    self.model = model
    self.packDigest = packDigest
    self.balance = balance
    self.chanceOfAny = chanceOfAny
    self.shareIfAny = shareIfAny
    expectedShare = chanceOfAny * shareIfAny
    self.low = low
    self.high = high
    self.feeShare = feeShare
    self.lagMonths = lagMonths
    self.chanceParts = chanceParts
    self.chanceBase = chanceBase
    self.shareParts = shareParts
    self.shareBase = shareBase
  }

  package var expectedGross: Money { Money(balance.amount * expectedShare) }
  package var expectedNet: Money { Money(balance.amount * expectedShare * (1 - feeShare)) }
}

/// What one field adds to the log-odds of a stage.
package struct RecoveryPart: Codable, Sendable, Equatable {
  package let field: FieldID
  package let logOdds: Double

  package init(field: FieldID, logOdds: Double) {
    self.field = field
    self.logOdds = logOdds
  }
}
