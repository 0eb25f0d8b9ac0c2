/// `recovery.json`: what turns the two stages into shares, money and intervals.
package struct RecoveryCalibration: Codable, Sendable, Equatable {
  /// A tenth of the training loans by expected share, with the shares that nine in ten kept within.
  package struct Tenth: Codable, Sendable, Equatable {
    /// Expected shares below this belong to it; nil for the last.
    package let below: Double?
    package let low: Double
    package let high: Double

    package init(below: Double?, low: Double, high: Double) {
      self.below = below
      self.low = low
      self.high = high
    }
  }

  /// Share of the balance from which something counts as recovered.
  package let threshold: Double
  /// Average of each input's table over the training loans; contributions are measured from it.
  package let chanceCentres: [Double]
  package let shareCentres: [Double]
  package let tenths: [Tenth]
  /// Collection fee as a share of what is collected, where no other is stated.
  package let feeShare: Double
  package let lagMonths: Double

  package init(
    threshold: Double, chanceCentres: [Double], shareCentres: [Double], tenths: [Tenth],
    feeShare: Double, lagMonths: Double
  ) {
    self.threshold = threshold
    self.chanceCentres = chanceCentres
    self.shareCentres = shareCentres
    self.tenths = tenths
    self.feeShare = feeShare
    self.lagMonths = lagMonths
  }
}
