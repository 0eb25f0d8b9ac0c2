internal import Lending

/// States of the times with their weights, over which the one-factor model is integrated.
///
/// Evenly spaced: for smooth functions under the bell curve the error of the trapezoid rule falls
/// faster than any power of the spacing.
struct FactorGrid: Sendable {
  let states: [(times: Double, weight: Double)]

  private static let reach = 7.5
  private static let widest = 0.125
  /// A finer one tells nothing more of a book of any size.
  private static let finest = 0.02

  /// - Parameter spacing: how far apart states may be at most; 0 or less stands for the finest.
  init(spacing wanted: Double) {
    guard wanted < .infinity else {
      states = [(0, 1)]
      return
    }
    let spacing = min(max(wanted, Self.finest), Self.widest)
    let half = Int((Self.reach / spacing).rounded(.up))
    let raw = (-half...half).map { step in
      let times = Double(step) * spacing
      return (times: times, weight: NormalDistribution.density(times))
    }
    let sum = raw.reduce(0) { $0 + $1.weight }
    states = raw.map { ($0.times, $0.weight / sum) }
  }
}
