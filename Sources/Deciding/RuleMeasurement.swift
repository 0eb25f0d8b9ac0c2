package import Lending

/// A measured value against its mark.
package struct RuleMeasurement: Sendable, Equatable {
  /// Nil where what the rule needs is not known.
  package let measured: Double?
  /// The mark.
  package let level: Double
  /// The unit of both; nil is percent.
  package let unit: FieldUnit?
  package let outcome: RuleFinding.Outcome

  package init(value: Rate?, mark: Rate, outcome: RuleFinding.Outcome) {
    measured = value?.percent
    level = mark.percent
    unit = nil
    self.outcome = outcome
  }

  package init(
    measured: Double?, against level: Double, _ unit: FieldUnit, outcome: RuleFinding.Outcome
  ) {
    self.measured = measured
    self.level = level
    self.unit = unit
    self.outcome = outcome
  }

  /// The value of a rule in percent.
  package var value: Rate? { measured.map { Rate(percent: $0) } }
  package var mark: Rate { Rate(percent: level) }
}
