internal import Lending

/// The population stability index.
package enum StabilityIndex {
  /// `Σ (a − e) · ln(a / e)` of the shares; where one of the two counts of a bin is 0, half a
  /// count stands for it, and a bin empty on both sides says nothing.
  ///
  /// - Parameters:
  ///   - reference: counts by bin.
  ///   - arrivals: counts of the same bins.
  /// - Returns: nil where one side has no count at all.
  package static func value(reference: [Double], arrivals: [Double]) -> Double? {
    precondition(reference.count == arrivals.count, "the same bins on both sides")
    let (before, after) = (reference.reduce(0, +), arrivals.reduce(0, +))
    guard before > 0, after > 0 else { return nil }
    var sum = 0.0
    for (expected, actual) in zip(reference, arrivals) where expected > 0 || actual > 0 {
      let e = (expected > 0 ? expected : 0.5) / before
      let a = (actual > 0 ? actual : 0.5) / after
      sum += (a - e) * Elementary.log(a / e)
    }
    return sum
  }
}
