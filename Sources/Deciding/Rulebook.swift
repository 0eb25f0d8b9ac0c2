package import Lending

/// All rules of a policy, in the order in which they are told.
package struct Rulebook: Sendable {
  private let rules: [any PolicyRule]
  /// The rules that can bound a limit; referral rules cannot.
  private let limiting: [any PolicyRule]

  package init(_ policy: Policy) {
    let kinds: [any PolicyRule.Type] = [
      ProbabilityCutOff.self, CloseCall.self, PaymentToIncomeCeiling.self,
      DebtToIncomeCeiling.self, ExpectedLossBudget.self, AmountWithinLimit.self,
      OutOfDomain.self,
    ]
    rules = kinds.compactMap { $0.init(policy.rules) }
    limiting = rules.filter { !($0 is CloseCall || $0 is AmountWithinLimit || $0 is OutOfDomain) }
  }

  /// The recommendation with every rule's finding.
  package func recommend(_ facts: CaseFacts) -> Recommendation {
    Recommendation(verdict: verdict(facts), findings: rules.map { $0.finding(facts) })
  }

  /// A refused rule declines, a close call or a rule that cannot be measured refers, otherwise
  /// approve.
  ///
  /// A close call goes to a person even where the cut-off alone would decline; any other refused
  /// rule still declines. Silence about debts must not serve an applicant better than an answer.
  package func verdict(_ facts: CaseFacts) -> Verdict {
    var refused: [String] = []
    var isCloseCall = false
    var needsPerson = false
    for rule in rules {
      switch rule.measurement(facts).outcome {
      case .declines: refused.append(type(of: rule).key)
      case .refers:
        needsPerson = true
        if rule is CloseCall { isCloseCall = true }
      case .notMeasured: needsPerson = true
      case .passes: break
      }
    }
    if isCloseCall, refused.allSatisfy({ $0 == ProbabilityCutOff.key }) { return .refer }
    if !refused.isEmpty { return .decline }
    return needsPerson ? .refer : .approve
  }

  /// Key of the first limiting rule that refuses a case; nil where all allow it.
  ///
  /// What cannot be measured does not bound a limit; the recommendation says so.
  package func refusal(_ facts: CaseFacts) -> String? {
    limiting.first { $0.measurement(facts).outcome == .declines }.map { type(of: $0).key }
  }

  /// Keys of the limiting rules that cannot be measured on a case.
  package func unmeasured(_ facts: CaseFacts) -> [String] {
    limiting.filter { $0.measurement(facts).outcome == .notMeasured }.map { type(of: $0).key }
  }
}
