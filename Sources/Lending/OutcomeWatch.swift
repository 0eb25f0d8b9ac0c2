/// How a model did on loans whose end is known.
package struct OutcomeWatch: Sendable, Equatable, Codable {
  /// Loans that were measured: their end is known and their term has passed.
  package let loans: Int
  package let defaults: Int
  /// Loans that are over before their term has passed: repaid or defaulted early.
  ///
  /// Without those that still run beside them they would tell of early ends only, so they are left
  /// out.
  package let immature: Int
  /// Loans without an end.
  package let open: Int
  /// Whether months of issue and terms are known, without which no vintage can be told mature.
  package let knowsVintages: Bool
  package let measures: [Measure: MeasureInterval]
  package let whole: ExpectedActual?
  /// From the best band to the worst.
  package let bands: [ExpectedActual]
  package let vintages: [VintageWatch]

  package init(
    loans: Int, defaults: Int, immature: Int, open: Int, knowsVintages: Bool,
    measures: [Measure: MeasureInterval], whole: ExpectedActual?, bands: [ExpectedActual],
    vintages: [VintageWatch]
  ) {
    self.loans = loans
    self.defaults = defaults
    self.immature = immature
    self.open = open
    self.knowsVintages = knowsVintages
    self.measures = measures
    self.whole = whole
    self.bands = bands
    self.vintages = vintages
  }
}
