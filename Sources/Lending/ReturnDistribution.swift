/// How often each annual return is to be expected of one loan.
package struct ReturnDistribution: Sendable, Equatable {
  package struct Bin: Sendable, Equatable {
    /// Percent a year; the bin holds returns from here up to, not with, `high`.
    package let low: Double
    package let high: Double
    /// 0…1, of all that may become of the loan.
    package let share: Double

    package init(low: Double, high: Double, share: Double) {
      self.low = low
      self.high = high
      self.share = share
    }
  }

  /// By rising return, one beside the next; the shares add up to 1.
  package let bins: [Bin]

  package init(bins: [Bin]) { self.bins = bins }
}
