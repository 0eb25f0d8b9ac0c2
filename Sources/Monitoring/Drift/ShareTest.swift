internal import Lending

/// Whether two samples have a thing equally often.
package enum ShareTest {
  /// The two-sided chance of such a difference where there is none; nil where no answer, or every
  /// one, has the thing.
  ///
  /// χ² where five are expected in each of the four cells, else Fisher's exact test: the chance of
  /// all tables that are no more likely than the one found.
  package static func chance(
    reference: (having: Double, of: Double), arrivals: (having: Double, of: Double)
  ) -> Double? {
    let (all, having) = (reference.of + arrivals.of, reference.having + arrivals.having)
    guard reference.of > 0, arrivals.of > 0, having > 0, having < all else { return nil }
    let table = (
      [reference.having, reference.of - reference.having],
      [arrivals.having, arrivals.of - arrivals.having]
    )
    if let test = HomogeneityTest(reference: table.0, arrivals: table.1, isOrdered: false) {
      return test.chance
    }
    return exact(
      found: Int(arrivals.having), of: Int(arrivals.of), having: Int(having.rounded()),
      all: Int(all.rounded()))
  }

  /// The same against a share that is known and no sample: the binomial law.
  package static func chance(of share: Double, arrivals: (having: Double, of: Double)) -> Double? {
    guard arrivals.of > 0 else { return nil }
    guard share > 0, share < 1 else {
      // What never happened is no drift until it happens, and then there is no doubt.
      return arrivals.having == (share > 0 ? arrivals.of : 0) ? nil : 0
    }
    let n = Int(arrivals.of)
    let (yes, no) = (Elementary.log(share), Elementary.log(1 - share))
    return twoSided(found: Int(arrivals.having), in: 0...n) {
      logChoose(n, $0) + Double($0) * yes + Double(n - $0) * no
    }
  }

  private static func exact(found: Int, of drawn: Int, having: Int, all: Int) -> Double {
    let lowest = max(0, drawn + having - all)
    return twoSided(found: found, in: lowest...max(lowest, min(drawn, having))) {
      logChoose(having, $0) + logChoose(all - having, drawn - $0) - logChoose(all, drawn)
    }
  }

  /// Sums what is no more likely than what was found; the width of a rounding is forgiven, as in R.
  private static func twoSided(
    found: Int, in support: ClosedRange<Int>, logChance: (Int) -> Double
  ) -> Double {
    let bound = logChance(min(max(found, support.lowerBound), support.upperBound)) + 1e-7
    return min(
      1,
      support.reduce(0.0) { sum, count in
        let log = logChance(count)
        return log <= bound ? sum + Elementary.exp(log) : sum
      })
  }

  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    GammaFunction.log(Double(n + 1)) - GammaFunction.log(Double(k + 1))
      - GammaFunction.log(Double(n - k + 1))
  }
}
