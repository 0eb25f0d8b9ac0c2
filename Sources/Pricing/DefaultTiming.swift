package import Lending

/// When a loan of one term defaults, for any probability over its life.
package struct DefaultTiming: Sendable {
  /// Probability 0…1 of default in each month; they add up to the probability of default.
  package let monthly: [Double]
  /// Share of loans still running before each month.
  package let survival: [Double]

  /// Spreads a lifetime probability over the months of a term.
  package init(_ probability: Probability, over curves: TimingCurves) {
    var monthly = [Double](repeating: 0, count: curves.count)
    var survival = monthly
    monthly.withUnsafeMutableBufferPointer { monthly in
      survival.withUnsafeMutableBufferPointer { survival in
        curves.add(probability, to: monthly, survival: survival)
      }
    }
    self.monthly = monthly
    self.survival = survival
  }

  /// Probability 0…1 of early repayment in each month; none in the last, whose payment is the
  /// contract's own.
  package var prepaid: [Double] {
    survival.indices.map { month in
      month + 1 < survival.count
        ? max(0, survival[month] - monthly[month] - survival[month + 1]) : 0
    }
  }
}
