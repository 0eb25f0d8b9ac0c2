package import Lending
package import Scoring

/// A made-up charged-off loan with the numbers that the trained model gave it.
package struct RecoveryGoldenRow: Codable, Sendable, Equatable {
  package let fields: [FieldID: FieldValue]
  package let chanceOfAny: Double
  package let shareIfAny: Double
  package let low: Double
  package let high: Double

  package init(scoring fields: [FieldID: FieldValue], with model: RecoveryModel) {
    let found = model.recovery(of: LoanApplication(product: .recovery, values: fields))
    self.fields = fields
    chanceOfAny = found.chanceOfAny
    shareIfAny = found.shareIfAny
    low = found.low
    high = found.high
  }

  /// The first quantity in which another scoring differs by a single bit; nil if none does.
  func difference(from other: RecoveryGoldenRow) -> String? {
    if chanceOfAny.bitPattern != other.chanceOfAny.bitPattern { return "chance of any recovery" }
    if shareIfAny.bitPattern != other.shareIfAny.bitPattern { return "share recovered" }
    if low.bitPattern != other.low.bitPattern || high.bitPattern != other.high.bitPattern {
      return "interval"
    }
    return nil
  }
}
