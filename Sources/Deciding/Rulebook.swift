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

  /// The recommendation with every rule's finding.
  package func recommend(_ facts: CaseFacts) -> Recommendation {
    Recommendation(verdict: verdict(facts), findings: rules.compactMap { $0.finding(facts) })
  }

  /// A refused rule declines, a close call refers, otherwise approve.
  ///
  /// A close call goes to a person even where the cut-off alone would decline; any other refused
  /// rule still declines.
  package func verdict(_ facts: CaseFacts) -> Verdict {
    var refused: [String] = []
    var isCloseCall = false
    for rule in rules {
      switch rule.measurement(facts)?.outcome {
      case .declines: refused.append(type(of: rule).key)
      case .refers: isCloseCall = true
      case .passes, nil: break
      }
    }
    if isCloseCall, refused.allSatisfy({ $0 == ProbabilityCutOff.key }) { return .refer }
    return refused.isEmpty ? .approve : .decline
  }

  /// Key of the first limiting rule that refuses a case; nil where all allow it.
  ///
  /// What cannot be measured is allowed.
  package func refusal(_ facts: CaseFacts) -> String? {
    limiting.first { $0.measurement(facts)?.outcome == .declines }.map { type(of: $0).key }
  }
}
