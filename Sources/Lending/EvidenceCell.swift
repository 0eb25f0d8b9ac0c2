/// Past loans that are alike, counted; no cell tells of fewer than `fewestLoans`.
package struct EvidenceCell: Codable, Sendable, Equatable {
  /// What became of those defaults whose payments are known.
  package struct Traced: Codable, Sendable, Equatable {
    package let defaults: Int
    /// The month of the contract, from 1, by which at least half of them had missed a payment.
    package let medianMonth: Int
    /// 0…1: gross recoveries of all of them over what they still owed.
    package let recovered: Double

    package init(defaults: Int, medianMonth: Int, recovered: Double) {
      self.defaults = defaults
      self.medianMonth = medianMonth
      self.recovered = recovered
    }
  }

  package let loans: Int
  package let defaults: Int
  /// 0…1: mean chance of default by models that did not learn from these loans.
  package let foretold: Double
  /// Nil where the payments of too few defaults are known.
  package let traced: Traced?

  /// Fewer would tell of single persons.
  package static let fewestLoans = 50
  /// Months and shares of fewer defaults would say more of chance than of loans.
  package static let fewestDefaults = 10
  package static let confidence = 0.9
  /// Half of nine in ten lies within this many standard deviations on either side.
  private static let deviations = 1.644_853_626_951_472_2

  package init(loans: Int, defaults: Int, foretold: Double, traced: Traced?) {
    self.loans = loans
    self.defaults = defaults
    self.foretold = foretold
    self.traced = traced
  }

  /// 0…1.
  package var rate: Double { Double(defaults) / Double(loans) }

  /// The rates that would explain the count, with nine in ten confidence (Wilson 1927); holds `rate`.
  package var interval: ClosedRange<Double> {
    let n = Double(loans)
    let square = Self.deviations * Self.deviations
    let centre = rate + square / (2 * n)
    let half =
      Self.deviations * (rate * (1 - rate) / n + square / (4 * n * n)).squareRoot()
    let scale = 1 + square / n
    // Where none or all defaulted, rounding may leave the end a hair inside.
    return min(max((centre - half) / scale, 0), rate)...max(min((centre + half) / scale, 1), rate)
  }

  /// Whether counts and shares can be those of a group that is large enough.
  var isSound: Bool {
    guard loans >= Self.fewestLoans, (0...loans).contains(defaults), (0...1).contains(foretold)
    else { return false }
    guard let traced else { return true }
    return (Self.fewestDefaults...max(defaults, Self.fewestDefaults)).contains(traced.defaults)
      && traced.medianMonth >= 1 && (0...1).contains(traced.recovered)
  }
}
