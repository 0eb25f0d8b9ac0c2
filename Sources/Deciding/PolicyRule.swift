package import Lending

/// One rule of the policy: one file, one key, one sentence.
package protocol PolicyRule: Sendable {
  /// The key in the policy file.
  static var key: String { get }

  /// The rule with its mark from a policy; nil where the policy does not apply it.
  init?(_ rules: PolicyRules)

  /// What the rule says of a case; nil where it cannot be measured.
  func finding(_ facts: CaseFacts) -> RuleFinding?
}

extension PolicyRule {
  func finding(
    _ outcome: RuleFinding.Outcome, measured: Double?, mark: Rate, _ sentence: String
  ) -> RuleFinding {
    RuleFinding(
      rule: Self.key, outcome: outcome, measured: measured, mark: mark.percent, sentence: sentence)
  }

  /// The finding of a rule that declines above its mark.
  func ceiling(_ measured: Rate, _ mark: Rate, _ what: String, _ markName: String) -> RuleFinding {
    let isAbove = measured > mark
    let side = isAbove ? "above" : "within"
    return finding(
      isAbove ? .declines : .passes, measured: measured.percent, mark: mark,
      "\(what), \(measured.shown), is \(side) the \(markName) of \(mark.shown)")
  }
}

extension Rate {
  /// `18.2 %`.
  var shown: String { Figure.shown(percent, decimals: 1) + "\u{202F}%" }
}
