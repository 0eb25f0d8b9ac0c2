internal import Lending

/// How far the log-odds of some loans lie from what was said, all alike.
struct RateShift: Equatable {
  /// Added to all log-odds it makes the mean chance the observed rate.
  let shift: Double
  /// Its variance from the number of loans alone.
  let sampling: Double

  /// By Newton's method; nil where not both outcomes are there.
  init?(logOdds: [Double], defaulted: [Bool], weights: [Double]? = nil) {
    guard defaulted.contains(true), defaulted.contains(false) else { return nil }
    var (shift, curvature) = (0.0, 0.0)
    for _ in 0..<50 {
      var gradient = 0.0
      curvature = 0
      for index in logOdds.indices {
        let weight = weights?[index] ?? 1
        let p = Elementary.logistic(logOdds[index] + shift)
        gradient += weight * ((defaulted[index] ? 1 : 0) - p)
        curvature += weight * p * (1 - p)
      }
      let step = min(max(gradient / curvature, -1), 1)
      shift += step
      if abs(step) < 1e-9 { break }
    }
    self.shift = shift
    sampling = 1 / curvature
  }
}
