/// A point of the receiver operating characteristic: what calling every loan from a chance on a default
/// would catch, and whom it would call one wrongly.
package struct RocPoint: Sendable, Equatable, Codable {
  /// Share of the repaid loans that are called defaults, 0…1.
  package let falsePositiveRate: Double
  /// Share of the defaults that are, 0…1.
  package let truePositiveRate: Double
  /// The chance of default from which on; nil at the start, where no loan is.
  package let probability: Double?

  package init(falsePositiveRate: Double, truePositiveRate: Double, probability: Double?) {
    self.falsePositiveRate = falsePositiveRate
    self.truePositiveRate = truePositiveRate
    self.probability = probability
  }
}
