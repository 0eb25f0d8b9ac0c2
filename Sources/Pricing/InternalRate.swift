internal import Lending

/// The rate at which money that comes in later is worth what was paid out.
enum InternalRate {
  /// Logarithm of the discount factor of a month at which the flows are worth the outlay.
  ///
  /// Flows that only come in make `log value` a convex and rising function of the logarithm sought,
  /// so Newton's method cannot leave and needs no bracket: it may pass the root once from below and
  /// then falls to it.
  ///
  /// - Parameter flows: at a logarithm, the value of the flows, above 0, and the sum of each part
  ///   times its months.
  @inline(__always)
  static func logFactor(
    outlay: Double, from guess: Double, _ flows: (Double) -> (value: Double, weighted: Double)
  ) -> Double {
    var logFactor = guess
    for _ in 0..<100 {
      let (value, weighted) = flows(logFactor)
      let step = Elementary.log(value / outlay) * value / weighted
      logFactor -= step
      // The next step would be about its square times half the months.
      if abs(step) <= 1e-7 { break }
    }
    return logFactor
  }

  /// `(1 + monthly)^12 − 1` of a month's discount factor.
  static func annual(logFactor: Double) -> Double { Elementary.exp(-12 * logFactor) - 1 }

  /// The logarithm of a month's discount factor that `(1 + monthly)^12 − 1` makes a return a year.
  static func logFactor(annual: Rate) -> Double { -Elementary.log(1 + annual.fraction) / 12 }

  /// The same of a nominal rate a year.
  static func logFactor(nominal: Rate) -> Double { -Elementary.log(1 + nominal.monthlyFraction) }
}
