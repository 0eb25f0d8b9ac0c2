package import Lending

/// Money that comes in month by month for an outlay made at once.
package struct BookFlow: Sendable, Equatable {
  package private(set) var outlay: Double
  /// The first comes in a month after the outlay.
  package private(set) var months: [Double]

  package init(outlay: Double = 0, months: [Double] = []) {
    self.outlay = outlay
    self.months = months
  }

  package mutating func add(outlay more: Double) { outlay += more }

  /// Adds `times` of a flow.
  package mutating func add(_ flow: [Double], times: Double) {
    if months.count < flow.count {
      months += [Double](repeating: 0, count: flow.count - months.count)
    }
    for month in flow.indices { months[month] += times * flow[month] }
  }

  /// All that comes in, undiscounted.
  package var total: Double { months.reduce(0, +) }

  /// `(1 + monthly)^12 − 1` of the internal rate of return; nil where nothing comes in.
  ///
  /// The logarithm of the value rises convexly with that of the discount factor, so Newton's method
  /// needs no bracket.
  package var annualReturn: Rate? {
    guard outlay > 0, total > 0 else { return nil }
    var logFactor = 0.0
    for _ in 0..<100 {
      let factor = Elementary.exp(logFactor)
      var (value, weighted, power) = (0.0, 0.0, 1.0)
      for month in months.indices {
        power *= factor
        value += months[month] * power
        weighted += Double(month + 1) * months[month] * power
      }
      guard value > 0, weighted > 0 else { return nil }
      let step = Elementary.log(value / outlay) * value / weighted
      logFactor -= step
      if abs(step) < 1e-12 { break }
    }
    return Rate(percent: (Elementary.exp(-12 * logFactor) - 1) * 100)
  }
}
