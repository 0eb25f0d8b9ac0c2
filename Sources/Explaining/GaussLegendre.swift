/// Points and weights that integrate a polynomial over 0…1 exactly.
struct GaussLegendre: Sendable, Equatable {
  /// Ascending, within 0…1.
  let points: [Double]
  /// They add up to 1.
  let weights: [Double]

  /// `count` points, exact up to degree `2·count − 1`.
  ///
  /// The roots of each Legendre polynomial lie between those of the one before, so halving finds
  /// them; a last Newton step takes off what halving leaves.
  init(count: Int) {
    precondition(count > 0, "at least one point")
    var roots: [Double] = []
    for degree in 1...count {
      let ends = [-1] + roots + [1]
      roots = zip(ends, ends.dropFirst()).map { Self.root(degree, between: $0, and: $1) }
    }
    points = roots.map { 0.5 + 0.5 * $0 }
    weights = roots.map { root in
      let slope = Self.legendre(count, at: root).slope
      // Half of the usual weight, since 0…1 is half as long as −1…1.
      return 1 / ((1 - root * root) * slope * slope)
    }
  }

  private static func root(_ degree: Int, between low: Double, and high: Double) -> Double {
    var (low, high) = (low, high)
    let isPositiveBelow = legendre(degree, at: low).value > 0
    for _ in 0..<60 {
      let middle = 0.5 * (low + high)
      if (legendre(degree, at: middle).value > 0) == isPositiveBelow {
        low = middle
      } else {
        high = middle
      }
    }
    let root = 0.5 * (low + high)
    let (value, slope) = legendre(degree, at: root)
    return root - value / slope
  }

  /// Bonnet's recursion.
  private static func legendre(_ degree: Int, at x: Double) -> (value: Double, slope: Double) {
    var (before, value) = (1.0, x)
    for k in stride(from: 2.0, through: Double(degree), by: 1) {
      (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k)
    }
    return (value, Double(degree) * (x * value - before) / (x * x - 1))
  }
}
