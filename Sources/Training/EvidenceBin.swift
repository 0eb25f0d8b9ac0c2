internal import Lending

/// What the loans of one bin say about its risk, beside what their levels explain.
struct EvidenceBin: Sendable, Equatable {
  /// Weight of the loans of each level.
  private(set) var weights: [Double]
  /// Weight of those that defaulted.
  private(set) var defaulted = 0.0

  init(levels: Int) { weights = Array(repeating: 0, count: levels) }

  var weight: Double { weights.reduce(0, +) }

  mutating func add(level: Int, weight: Double, defaulted isDefaulted: Bool) {
    weights[level] += weight
    if isDefaulted { defaulted += weight }
  }

  static func + (left: EvidenceBin, right: EvidenceBin) -> EvidenceBin {
    var sum = left
    for level in sum.weights.indices { sum.weights[level] += right.weights[level] }
    sum.defaulted += right.defaulted
    return sum
  }

  /// How far the bin's log-odds lie from `offsets`, those of its levels: the shift that makes the
  /// expected defaults the observed ones.
  ///
  /// By Newton's method; `prior` is the curvature of a pull to 0, as from loans without evidence.
  func shift(_ offsets: [Double], prior: Double) -> Double {
    guard weight > 0 else { return 0 }
    var shift = 0.0
    for _ in 0..<60 {
      var gradient = defaulted - prior * shift
      var curvature = prior
      for (weight, offset) in zip(weights, offsets) where weight > 0 {
        let p = Elementary.logistic(offset + shift)
        gradient -= weight * p
        curvature += weight * p * (1 - p)
      }
      // A step of 1 at most keeps Newton's method from leaping over the flat ends.
      let step = min(max(gradient / max(curvature, 1e-12), -1), 1)
      shift = min(max(shift + step, -8), 8)
      if abs(step) < 1e-12 { break }
    }
    return shift
  }

  /// Log-likelihood of the bin's outcomes at its own shift, the prior's part included.
  func likelihood(_ offsets: [Double], prior: Double) -> Double {
    let shift = shift(offsets, prior: prior)
    var sum = defaulted * shift - prior * shift * shift / 2
    for (weight, offset) in zip(weights, offsets) where weight > 0 {
      // log(1 − p), from which each default differs by its log-odds; the offsets' part of those is
      // the same for every way of binning.
      let odds = offset + shift
      sum -= weight * (max(odds, 0) + Elementary.log(1 + Elementary.exp(-abs(odds))))
    }
    return sum
  }
}
