/// The normal distribution of mean 0 and variance 1, with the same bits on every machine.
package enum NormalDistribution {
  private static let rootOfTwoPi = 2.506_628_274_631_000_5
  /// Below it the tail is taken from a continued fraction: the series would cancel there.
  private static let tail = -2.5

  package static func density(_ x: Double) -> Double {
    Elementary.exp(-0.5 * x * x) / rootOfTwoPi
  }

  /// The probability of a value up to `x`; the relative error is below 1e-13 down to −30.
  ///
  /// Near the middle `½ + φ(x)·Σ x^(2k+1)/(1·3·…·(2k+1))` (Marsaglia 2004), in the tail the
  /// continued fraction of Laplace (Abramowitz and Stegun 26.2.14).
  package static func cumulative(_ x: Double) -> Double {
    guard x == x else { return x }
    if x > -tail { return 1 - lowerTail(-x) }
    if x < tail { return lowerTail(x) }
    var term = x
    var sum = x
    var odd = 1.0
    while true {
      odd += 2
      term *= x * x / odd
      let next = sum + term
      if next == sum { break }
      sum = next
    }
    return 0.5 + density(x) * sum
  }

  /// For `x` below `tail`.
  private static func lowerTail(_ x: Double) -> Double {
    let distance = -x
    var fraction = distance
    // The nearer to the middle, the more steps it takes; 120 are enough at 2.5.
    for step in stride(from: 120.0, through: 1, by: -1) { fraction = distance + step / fraction }
    return density(x) / fraction
  }

  /// The value up to which the probability is `p`, of 0…1; infinite at the ends.
  ///
  /// The guess of Abramowitz and Stegun (26.2.23) and three steps of Halley's method; the error in
  /// `p` is a few units in its last place.
  package static func quantile(_ p: Double) -> Double {
    guard p > 0 else { return p == 0 ? -.infinity : .nan }
    guard p < 1 else { return p == 1 ? .infinity : .nan }
    // 1 − p is exact from a half on.
    guard p <= 0.5 else { return -quantile(1 - p) }
    let t = (-2 * Elementary.log(p)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var x = above / below - t
    for _ in 0..<3 {
      let step = (cumulative(x) - p) / density(x)
      x -= step / (1 + 0.5 * x * step)
    }
    return x
  }
}
