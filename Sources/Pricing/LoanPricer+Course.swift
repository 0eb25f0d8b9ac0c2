package import Lending

extension LoanPricer {
  /// How the chance of default of a loan splits at a month of its life.
  ///
  /// - Parameters:
  ///   - probability: over the whole life.
  ///   - months: that have passed since the issue.
  /// - Returns: the chance of a default in those months, and the chance of a later one for a loan that
  ///   still runs, each 0…1; nil where the term has no curves.
  package func course(
    of probability: Probability, termMonths: Int, after months: Int
  ) -> (byNow: Double, later: Double)? {
    guard let curves = timings[termMonths] else { return nil }
    let timing = DefaultTiming(probability, over: curves)
    let passed = min(max(0, months), timing.monthly.count)
    let byNow = timing.monthly[..<passed].reduce(0, +)
    let rest = timing.monthly[passed...].reduce(0, +)
    guard passed < timing.survival.count, timing.survival[passed] > 0 else { return (byNow, 0) }
    return (byNow, min(1, rest / timing.survival[passed]))
  }
}
