/// Whether two rows of counts come from one distribution (Pearson's χ²).
///
/// Sparse bins are pooled until each has at least five expected counts on both sides, below which
/// the statistic does not follow its distribution.
package struct HomogeneityTest: Sendable, Equatable {
  package let statistic: Double
  package let degrees: Int

  static let leastExpected = 5.0

  /// Nil where pooling leaves fewer than two bins.
  ///
  /// - Parameters:
  ///   - reference: counts by bin; where `isReferenceExact`, shares of any sum.
  ///   - isReferenceExact: the reference is a distribution and no sample: how many answers it is
  ///     made of is not known.
  ///   - isOrdered: neighbours are pooled; otherwise the smallest bins are.
  package init?(
    reference: [Double], arrivals: [Double], isReferenceExact: Bool = false, isOrdered: Bool
  ) {
    precondition(reference.count == arrivals.count, "the same bins on both sides")
    let (before, after) = (reference.reduce(0, +), arrivals.reduce(0, +))
    guard before > 0, after > 0 else { return nil }
    func expected(_ e: Double, _ a: Double) -> (reference: Double, arrivals: Double) {
      if isReferenceExact { return (.infinity, after * e / before) }
      let share = (e + a) / (before + after)
      return (before * share, after * share)
    }
    let pooled = Self.pooled(Array(zip(reference, arrivals)), isOrdered: isOrdered) {
      let expected = expected($0, $1)
      return min(expected.reference, expected.arrivals) >= Self.leastExpected
    }
    guard pooled.count >= 2 else { return nil }
    statistic = pooled.reduce(0) { sum, bin in
      let expected = expected(bin.0, bin.1)
      func part(_ count: Double, _ expected: Double) -> Double {
        (count - expected) * (count - expected) / expected
      }
      return sum + part(bin.1, expected.arrivals)
        + (isReferenceExact ? 0 : part(bin.0, expected.reference))
    }
    degrees = pooled.count - 1
  }

  init(statistic: Double, degrees: Int) {
    self.statistic = statistic
    self.degrees = degrees
  }

  /// Chance of such a difference where there is none.
  package var chance: Double { ChiSquareDistribution.upperTail(statistic, degrees: degrees) }

  private static func pooled(
    _ bins: [(Double, Double)], isOrdered: Bool, isEnough: (Double, Double) -> Bool
  ) -> [(Double, Double)] {
    var rest = bins.filter { $0.0 > 0 || $0.1 > 0 }
    if !isOrdered {
      // Those that can stand alone first, then the others from the largest on.
      rest.sort { left, right in
        let alone = (isEnough(left.0, left.1), isEnough(right.0, right.1))
        return alone.0 == alone.1 ? left.0 + left.1 > right.0 + right.1 : alone.0
      }
    }
    var pooled: [(Double, Double)] = []
    var open = (0.0, 0.0)
    for bin in rest {
      open = (open.0 + bin.0, open.1 + bin.1)
      if isEnough(open.0, open.1) {
        pooled.append(open)
        open = (0, 0)
      }
    }
    if open.0 > 0 || open.1 > 0, !pooled.isEmpty {
      let last = pooled.removeLast()
      pooled.append((last.0 + open.0, last.1 + open.1))
    }
    return pooled
  }
}
