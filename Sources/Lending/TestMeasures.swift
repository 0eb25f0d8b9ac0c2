/// What was measured on one set of loans.
package struct TestMeasures: Sendable, Equatable, Codable {
  /// How the set relates to the loans that were learned from.
  package enum Kind: String, Sendable, Codable {
    /// Other loans of the same years: what a random split tells.
    case anotherDraw = "another_draw"
    /// Loans issued after all that were learned from.
    case outOfTime = "out_of_time"
    /// Training loans, each scored by a model that did not learn from it.
    case crossValidation = "cross_validation"
  }

  package let name: String
  package let kind: Kind
  package let loans: Int
  package let defaults: Int
  /// Those that have a value on these loans.
  package let measures: [Measure: MeasureInterval]
  /// Tenths by probability, from the safest on.
  package let reliability: [ReliabilityBin]
  /// From the riskiest tenth on.
  package let gains: [GainLine]
  /// From the riskiest loan to all of them; nil in packs made before it was kept.
  package let roc: [RocPoint]?

  package init(
    name: String, kind: Kind, loans: Int, defaults: Int, measures: [Measure: MeasureInterval],
    reliability: [ReliabilityBin], gains: [GainLine],
    roc: [RocPoint]?
  ) {
    self.name = name
    self.kind = kind
    self.loans = loans
    self.defaults = defaults
    self.measures = measures
    self.reliability = reliability
    self.gains = gains
    self.roc = roc
  }

  package subscript(measure: Measure) -> MeasureInterval? { measures[measure] }
}
