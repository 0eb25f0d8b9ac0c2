package import Lending

/// One rule of the policy: one file, one key, one sentence.
package protocol PolicyRule: Sendable {
  /// The key in the policy file.
  static var key: String { get }

  /// The rule with its mark from a policy; nil where the policy does not apply it.
  init?(_ rules: PolicyRules)

  /// What the rule makes of a case.
  func measurement(_ facts: CaseFacts) -> RuleMeasurement

  /// The measurement in words.
  func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String
}

/// A measured value against its mark.
package struct RuleMeasurement: Sendable, Equatable {
  /// Nil where what the rule needs is not known.
  package let value: Rate?
  package let mark: Rate
  package let outcome: RuleFinding.Outcome
}

extension PolicyRule {
  /// The rule's finding, with its sentence.
  func finding(_ facts: CaseFacts) -> RuleFinding {
    let measurement = measurement(facts)
    return RuleFinding(
      rule: Self.key, outcome: measurement.outcome, measured: measurement.value?.percent,
      mark: measurement.mark.percent, sentence: sentence(measurement, facts))
  }
}

/// A rule that declines above its mark.
protocol CeilingRule: PolicyRule {
  var mark: Rate { get }
  static var words: CeilingWords { get }

  /// Nil where what the rule needs is not known.
  func value(_ facts: CaseFacts) -> Rate?
}

/// How a ceiling is told.
struct CeilingWords {
  /// What is measured.
  let what: String
  /// What the mark is called.
  let mark: String
  /// What must be known to measure it.
  var needs = ""
}

extension CeilingRule {
  /// What is not known is not refused.
  func refuses(_ value: Rate?) -> Bool {
    guard let value else { return false }
    return value > mark
  }

  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let value = value(facts)
    let outcome: RuleFinding.Outcome =
      value == nil ? .notMeasured : refuses(value) ? .declines : .passes
    return RuleMeasurement(value: value, mark: mark, outcome: outcome)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let words = Self.words
    guard let value = measurement.value else {
      return "\(words.what) cannot be checked: \(words.needs) is not known"
    }
    let side = measurement.outcome == .declines ? "above" : "within"
    return
      "\(words.what), \(value.shown), is \(side) the \(words.mark) of \(measurement.mark.shown)"
  }
}

extension Rate {
  /// `18.2 %`.
  var shown: String {
    let text = Figure.grouped(percent, decimals: 1) + "\u{202F}%"
    return self >= .mostOfIncome ? "more than " + text : text
  }
}
