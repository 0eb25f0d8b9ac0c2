internal import Lending

/// One borrower in the one-factor Gaussian model (Vasicek 1987).
///
/// Defaults when `√ρ·M + √(1−ρ)·ε < Φ⁻¹(PD)`: `M` are the times, the same for all, and `ε` is the
/// borrower's own; a low `M` is a recession.
package struct FactorName: Sendable, Equatable {
  /// 0…1.
  package let chance: Double
  package let correlation: Double
  private let threshold: Double
  private let loading: Double
  private let own: Double

  package init(chance: Double, correlation: Double) {
    precondition(
      chance > 0 && chance < 1 && correlation >= 0 && correlation <= AssetCorrelation.highest,
      "a chance of 0…1 and a correlation of 0…0.99")
    self.chance = chance
    self.correlation = correlation
    threshold = NormalDistribution.quantile(chance)
    loading = correlation.squareRoot()
    own = (1 - correlation).squareRoot()
  }

  /// Chance of default in given times.
  package func chance(times: Double) -> Double {
    guard correlation > 0 else { return chance }
    return NormalDistribution.cumulative((threshold - loading * times) / own)
  }

  /// The times that are so bad only once in so many cases.
  package static func times(oneIn cases: Int) -> Double {
    NormalDistribution.quantile(1 / Double(cases))
  }
}
