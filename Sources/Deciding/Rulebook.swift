package import Lending

/// All rules of a policy, in the order in which they are told.
package struct Rulebook: Sendable {
  private let rules: [any PolicyRule]
  /// What each of them may do, in their order.
  private let kinds: [Kind]
  /// The rules that can bound a limit; referral rules cannot.
  private let limiting: [Limiting]
  private let payment: PaymentToIncomeCeiling?
  private let debt: DebtToIncomeCeiling?

  private enum Kind: Sendable { case cutOff, closeCall, other }

  private struct Limiting: Sendable {
    let rule: any CeilingRule
    let key: String
    let needsExpectedLoss: Bool
  }

  package init(_ policy: Policy) {
    let kinds: [any PolicyRule.Type] =
      policy.product == .creditCard
      ? [ProbabilityCutOff.self, CloseCall.self, AbilityToPay.self, OutOfDomain.self]
      : [
        ProbabilityCutOff.self, CloseCall.self, PaymentToIncomeCeiling.self,
        DebtToIncomeCeiling.self, ExpectedLossBudget.self, AmountWithinLimit.self,
        OutOfDomain.self,
      ]
    rules = kinds.compactMap { $0.init(policy.rules) }
    self.kinds = rules.map {
      $0 is ProbabilityCutOff ? .cutOff : $0 is CloseCall ? .closeCall : .other
    }
    limiting = rules.compactMap { $0 as? any CeilingRule }.map {
      Limiting(
        rule: $0, key: type(of: $0).key, needsExpectedLoss: $0 is ExpectedLossBudget)
    }
    payment = PaymentToIncomeCeiling(policy.rules)
    debt = DebtToIncomeCeiling(policy.rules)
  }

  /// Whether the ceilings on payment and debts allow a burden, as their rules say; no model is asked.
  package func allows(paymentToIncome: Rate?, debtToIncomeAfter: Rate?) -> Bool {
    if let payment, payment.refuses(paymentToIncome) { return false }
    if let debt, debt.refuses(debtToIncomeAfter) { return false }
    return true
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
    var isAboveCutOff = false
    var isRefused = false
    var isCloseCall = false
    var needsPerson = false
    for (rule, kind) in zip(rules, kinds) {
      switch rule.measurement(facts).outcome {
      case .declines where kind == .cutOff: isAboveCutOff = true
      case .declines: isRefused = true
      case .refers:
        needsPerson = true
        if kind == .closeCall { isCloseCall = true }
      case .notMeasured: needsPerson = true
      case .passes: break
      }
    }
    if isCloseCall, !isRefused { return .refer }
    if isAboveCutOff || isRefused { return .decline }
    return needsPerson ? .refer : .approve
  }

  /// Key of the first limiting rule that refuses a case; nil where all allow it.
  ///
  /// What cannot be measured does not bound a limit; the recommendation says so.
  ///
  /// - Parameter expectedLoss: finds the expected loss in percent where the facts do not have it, as
  ///   late as can be, since nothing costs more.
  package func refusal(_ facts: CaseFacts, expectedLoss: () -> Rate?) -> String? {
    for limit in limiting {
      let known = limit.rule.value(facts)
      let value = known == nil && limit.needsExpectedLoss ? expectedLoss() : known
      if limit.rule.refuses(value) { return limit.key }
    }
    return nil
  }

  /// The same where the facts are complete.
  package func refusal(_ facts: CaseFacts) -> String? { refusal(facts, expectedLoss: { nil }) }

  /// Keys of the limiting rules that cannot be measured on a case.
  package func unmeasured(_ facts: CaseFacts) -> [String] {
    limiting.filter { $0.rule.measurement(facts).outcome == .notMeasured }.map(\.key)
  }
}
