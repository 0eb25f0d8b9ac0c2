package import Lending

/// One rule of the policy: one file, one key, one sentence.
package protocol PolicyRule: Sendable {
  /// The key in the policy file.
  static var key: String { get }

  /// The rule with its mark from a policy; nil where the policy does not apply it.
  init?(_ rules: PolicyRules)

  /// What the rule makes of a case.
  func measurement(_ facts: CaseFacts) -> RuleMeasurement

  /// What people call what the rule looks at.
  static var title: String { get }

  /// What the rule does at its mark, in words: "Declines …", "Refers …".
  func meaning(in catalogue: FieldCatalogue) -> String

  /// The measurement in words.
  func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String
}

extension PolicyRule {
  /// The rule's finding, with its sentence.
  func finding(_ facts: CaseFacts) -> RuleFinding {
    let measurement = measurement(facts)
    return RuleFinding(
      rule: Self.key, outcome: measurement.outcome, measured: measurement.measured,
      mark: measurement.level, unit: measurement.unit, sentence: sentence(measurement, facts))
  }
}

/// A rule that can bound a limit: it declines, and a larger amount never pleases it more.
protocol LimitingRule: PolicyRule {
  /// What is not known is not refused.
  func refuses(_ facts: CaseFacts) -> Bool
}

/// A rule that declines above its mark.
protocol CeilingRule: LimitingRule {
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
  /// Whether it is measured in the policy's harder times.
  var isStressed = false
}

extension CeilingRule {
  package func meaning(in catalogue: FieldCatalogue) -> String { ceilingMeaning }

  var ceilingMeaning: String {
    "Declines where \(Self.words.what.loweringFirst) is above the \(Self.words.mark) of \(mark.shown)"
      + (Self.words.needs.isEmpty ? "" : "; refers where \(Self.words.needs) is not known")
  }

  func refuses(_ facts: CaseFacts) -> Bool { refuses(value(facts)) }

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
    ceilingSentence(measurement, facts)
  }

  func ceilingSentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let words = Self.words
    let what = words.what + (words.isStressed ? facts.stressWords : "")
    guard let value = measurement.value else {
      return "\(what) cannot be checked: \(words.needs) is not known"
    }
    let side = measurement.outcome == .declines ? "above" : "within"
    // Rounded alike, a value above its mark would contradict itself.
    let decimals =
      measurement.outcome == .declines ? value.decimals(apartFrom: measurement.mark) : 1
    if value >= .mostOfIncome {
      return
        "\(what) is \(side) the \(words.mark) of \(measurement.mark.shown): there is no income "
        + "to pay it from"
    }
    return
      "\(what), \(value.shown(decimals)), is \(side) the \(words.mark) of "
      + measurement.mark.shown(decimals)
  }
}

extension Rate {
  /// `18.2 %`.
  var shown: String { shown(1) }

  func shown(_ decimals: Int) -> String {
    let text = Figure.grouped(percent, decimals: decimals) + "\u{202F}%"
    return self >= .mostOfIncome ? "more than " + text : text
  }

  /// As many decimals as tell it from another, from 1 up to 6.
  func decimals(apartFrom other: Rate) -> Int {
    (1..<6).first { shown($0) != other.shown($0) } ?? 6
  }
}

extension String {
  /// With a small first letter, for the middle of a sentence.
  var loweringFirst: String { prefix(1).lowercased() + dropFirst() }
}
