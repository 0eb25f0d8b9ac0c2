/// One tenth of the loans from the riskiest on, and what it holds of all defaults.
package struct GainLine: Sendable, Equatable, Codable {
  /// 1 is the riskiest tenth.
  package let tenth: Int
  package let loans: Int
  package let defaults: Int
  /// Share of all defaults that stands in this tenth and the riskier ones: the gain.
  package let captured: MeasureInterval
  /// Default rate of this tenth and the riskier ones over that of all loans.
  package let lift: MeasureInterval

  package init(
    tenth: Int, loans: Int, defaults: Int, captured: MeasureInterval, lift: MeasureInterval
  ) {
    self.tenth = tenth
    self.loans = loans
    self.defaults = defaults
    self.captured = captured
    self.lift = lift
  }
}
