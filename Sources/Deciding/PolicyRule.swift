package import Lending

/// One rule of the policy: one file, one key, one sentence.
package protocol PolicyRule: Sendable {
  /// The key in the policy file.
  static var key: String { get }

  /// The rule with its mark from a policy; nil where the policy does not apply it.
  init?(_ rules: PolicyRules)

  /// What the rule makes of a case; nil where it cannot be measured.
  func measurement(_ facts: CaseFacts) -> RuleMeasurement?

  /// The measurement in words.
  func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String
}

/// A measured value against its mark.
package struct RuleMeasurement: Sendable, Equatable {
  package let value: Rate
  package let mark: Rate
  package let outcome: RuleFinding.Outcome
}

extension PolicyRule {
  /// The rule's finding, with its sentence.
  func finding(_ facts: CaseFacts) -> RuleFinding? {
    measurement(facts).map {
      RuleFinding(
        rule: Self.key, outcome: $0.outcome, measured: $0.value.percent, mark: $0.mark.percent,
        sentence: sentence($0, facts))
    }
  }
}

/// A rule that declines above its mark.
protocol CeilingRule: PolicyRule {
  var mark: Rate { get }
  /// What is measured and what the mark is called, in words.
  static var words: (what: String, mark: String) { get }

  func value(_ facts: CaseFacts) -> Rate?
}

extension CeilingRule {
  package func measurement(_ facts: CaseFacts) -> RuleMeasurement? {
    value(facts).map {
      RuleMeasurement(value: $0, mark: mark, outcome: $0 > mark ? .declines : .passes)
    }
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let side = measurement.outcome == .declines ? "above" : "within"
    let (value, mark) = (measurement.value.shown, measurement.mark.shown)
    return "\(Self.words.what), \(value), is \(side) the \(Self.words.mark) of \(mark)"
  }
}

extension Rate {
  /// `18.2 %`.
  var shown: String { Figure.shown(percent, decimals: 1) + "\u{202F}%" }
}
