internal import Lending

/// The gamma function and its incomplete ratios, with the same bits on every machine.
package enum GammaFunction {
  private static let halfLogOfTwoPi = 0.918_938_533_204_672_741_8

  /// `ln Γ(x)` for `x` above 0, by Stirling's series from 15 on and the recurrence below it.
  package static func log(_ x: Double) -> Double {
    precondition(x > 0, "above 0 only")
    var (shifted, product) = (x, 1.0)
    while shifted < 15 {
      product *= shifted
      shifted += 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    // 1/12, −1/360, 1/1260, −1/1680, 1/1188, −691/360360: the next term is below 1e-17 here.
    let series =
      inverse
      * (1.0 / 12 - square
        * (1.0 / 360 - square
          * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * 691 / 360_360)))))
    return (shifted - 0.5) * Elementary.log(shifted) - shifted + halfLogOfTwoPi + series
      - Elementary.log(product)
  }

  /// `Q(a, x) = Γ(a, x) / Γ(a)`, the upper ratio, in 0…1, for `a` above 0 and `x` from 0.
  ///
  /// The series below `a + 1`, else the continued fraction by Lentz's method (Numerical Recipes,
  /// 3rd edition, 6.2); the relative error is below 1e-11 where the result is above 1e-300.
  package static func upperRatio(_ a: Double, _ x: Double) -> Double {
    precondition(a > 0 && x >= 0, "a above 0 and x from 0")
    guard x > 0 else { return 1 }
    guard x < .infinity else { return 0 }
    let front = Elementary.exp(a * Elementary.log(x) - x - log(a))
    if x < a + 1 { return max(0, 1 - front * lowerSeries(a, x)) }
    return min(1, front * upperFraction(a, x))
  }

  /// `Σ x^n / (a·(a+1)·…·(a+n))`.
  private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
    var (term, sum, place) = (1 / a, 1 / a, a)
    while true {
      place += 1
      term *= x / place
      let next = sum + term
      if next == sum { return sum }
      sum = next
    }
  }

  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var h = d
    for step in 1...100_000 {
      let n = Double(step)
      let an = -n * (n - a)
      b += 2
      d = an * d + b
      if abs(d) < tiny { d = tiny }
      c = b + an / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      h *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return h
  }
}

/// Pearson's distribution of a sum of squares.
package enum ChiSquareDistribution {
  /// The chance of a value of `statistic` or more with that many degrees of freedom.
  package static func upperTail(_ statistic: Double, degrees: Int) -> Double {
    precondition(degrees > 0, "at least one degree of freedom")
    return GammaFunction.upperRatio(Double(degrees) / 2, max(0, statistic) / 2)
  }
}
