package import Lending

/// All rules of a policy, in the order in which they are told.
package struct Rulebook: Sendable {
  private let rules: [any PolicyRule]
  /// The rules that can bound a limit; referral rules cannot.
  private let limiting: [any PolicyRule]

  package init(_ policy: Policy) {
    let kinds: [any PolicyRule.Type] = [
      ProbabilityCutOff.self, CloseCall.self, PaymentToIncomeCeiling.self,
      DebtToIncomeCeiling.self, ExpectedLossBudget.self,
    ]
    rules = kinds.compactMap { $0.init(policy.rules) }
    limiting = rules.filter { !($0 is CloseCall) }
  }

  /// The recommendation: a refused rule declines, a close call refers, otherwise approve.
  ///
  /// A close call goes to a person even where the cut-off alone would decline; any other refused
  /// rule still declines.
  package func recommend(_ facts: CaseFacts) -> Recommendation {
    let findings = rules.compactMap { $0.finding(facts) }
    let isCloseCall = findings.contains { $0.outcome == .refers }
    let declines = findings.contains {
      $0.outcome == .declines && !(isCloseCall && $0.rule == ProbabilityCutOff.key)
    }
    return Recommendation(
      verdict: declines ? .decline : isCloseCall ? .refer : .approve, findings: findings)
  }

  /// Key of the first limiting rule that refuses a case; nil where all allow it.
  ///
  /// What cannot be measured is allowed.
  package func refusal(_ facts: CaseFacts) -> String? {
    limiting.lazy.compactMap { $0.finding(facts) }.first { $0.outcome == .declines }?.rule
  }
}
