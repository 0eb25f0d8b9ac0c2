/// How many defaults were expected of some loans, and how many came.
package struct ExpectedActual: Sendable, Equatable, Codable {
  /// A band such as `C`, a vintage such as `2015-03`, or `all`.
  package let name: String
  package let loans: Int
  /// Sum of the chances.
  package let expected: Double
  package let actual: Int
  /// Where the number of defaults would lie in 19 of 20 cases if the chances were right.
  package let low: Double
  package let high: Double

  package init(
    name: String, loans: Int, expected: Double, actual: Int, low: Double, high: Double
  ) {
    self.name = name
    self.loans = loans
    self.expected = expected
    self.actual = actual
    self.low = low
    self.high = high
  }

  package var isOutside: Bool { Double(actual) < low || Double(actual) > high }
  /// 0…1; nil without loans.
  package var expectedRate: Double? { loans > 0 ? expected / Double(loans) : nil }
  package var actualRate: Double? { loans > 0 ? Double(actual) / Double(loans) : nil }
}
