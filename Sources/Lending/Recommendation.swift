/// What the policy recommends; a person decides.
package struct Recommendation: Codable, Sendable, Equatable {
  package let verdict: Verdict
  /// Every rule with its value, in the policy's order.
  package let findings: [RuleFinding]

  package init(verdict: Verdict, findings: [RuleFinding]) {
    self.verdict = verdict
    self.findings = findings
  }

  /// The rules that stand against a plain approval.
  package var objections: [RuleFinding] { findings.filter { $0.outcome != .passes } }
}

package enum Verdict: String, Codable, Sendable {
  case approve, refer, decline
}

/// One rule of the policy applied to one case.
package struct RuleFinding: Codable, Sendable, Equatable {
  package enum Outcome: String, Codable, Sendable {
    case passes, refers, declines
    /// What the rule needs is not known, so a person must look.
    case notMeasured
  }

  /// The rule's key in the policy file.
  package let rule: String
  package let outcome: Outcome
  /// The measured value; nil where it could not be measured.
  package let measured: Double?
  /// The policy's mark.
  package let mark: Double
  /// The unit of both; nil is percent.
  package let unit: FieldUnit?
  package let sentence: String

  package init(
    rule: String, outcome: Outcome, measured: Double?, mark: Double, unit: FieldUnit? = nil,
    sentence: String
  ) {
    self.rule = rule
    self.outcome = outcome
    self.measured = measured
    self.mark = mark
    self.unit = unit
    self.sentence = sentence
  }
}
