/// A probability, kept as its log-odds, which is what contributions add up to.
package struct Probability: Sendable, Equatable, Comparable, Codable {
  package let logOdds: Double

  package init(logOdds: Double) { self.logOdds = logOdds }

  /// The probability `value`, which must lie strictly between 0 and 1.
  package init(_ value: Double) {
    precondition(value > 0 && value < 1, "a probability with log-odds lies between 0 and 1")
    logOdds = Elementary.log(value / (1 - value))
  }

  /// 0…1.
  package var value: Double { Elementary.logistic(logOdds) }

  package static func < (left: Probability, right: Probability) -> Bool {
    left.logOdds < right.logOdds
  }
}
