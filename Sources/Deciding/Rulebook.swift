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
  private let loan: LoanToIncomeCeiling?
  private let budget: ExpectedLossBudget?
  /// What of a case some rule looks at that others never need.
  package let needs: RuleNeeds

  private enum Kind: Sendable { case cutOff, closeCall, other }

  private struct Limiting: Sendable {
    let rule: any LimitingRule
    let key: String
    let needsExpectedLoss: Bool
  }

  package init(_ policy: Policy) {
    rules = Self.kinds(of: policy.product).compactMap { $0.init(policy.rules) }
    kinds = rules.map {
      $0 is ProbabilityCutOff ? .cutOff : $0 is CloseCall ? .closeCall : .other
    }
    limiting = rules.compactMap { $0 as? any LimitingRule }.map {
      Limiting(
        rule: $0, key: type(of: $0).key, needsExpectedLoss: $0 is ExpectedLossBudget)
    }
    payment = PaymentToIncomeCeiling(policy.rules)
    debt = DebtToIncomeCeiling(policy.rules)
    loan = LoanToIncomeCeiling(policy.rules)
    budget = ExpectedLossBudget(policy.rules)
    needs = RuleNeeds(policy.rules)
  }

  /// Every rule that a product can have, in the order in which they are told.
  private static func kinds(of product: Product) -> [any PolicyRule.Type] {
    product == .creditCard
      ? [
        ProbabilityCutOff.self, ScoreFloor.self, CloseCall.self, AbilityToPay.self,
        KnockOuts.self, MinimumData.self, WideInterval.self, LargeAmount.self, OutOfDomain.self,
      ]
      : [
        ProbabilityCutOff.self, ScoreFloor.self, CloseCall.self, PaymentToIncomeCeiling.self,
        DebtToIncomeCeiling.self, LoanToIncomeCeiling.self, UtilizationCeiling.self,
        ExpectedLossBudget.self, ReturnFloor.self, KnockOuts.self, AmountWithinLimit.self,
        MinimumData.self, WideInterval.self, LargeAmount.self, OutOfDomain.self,
      ]
  }

  /// Keys of every rule that a product can have, in the order in which they are told.
  package static func keys(of product: Product) -> [String] { kinds(of: product).map { $0.key } }

  /// The rules that the policy applies with what they do, in their order.
  package func meanings(in catalogue: FieldCatalogue) -> [(key: String, meaning: String)] {
    rules.map { (type(of: $0).key, $0.meaning(in: catalogue)) }
  }

  /// What people call what a rule looks at; the key where the product has no such rule.
  package static func title(of key: String, for product: Product) -> String {
    kinds(of: product).first { $0.key == key }?.title ?? key
  }

  /// Whether the ceilings on payment, debts and amount allow a burden, as their rules say; no model is
  /// asked.
  package func allows(
    paymentToIncome: Rate?, debtToIncomeAfter: Rate?, loanToIncome: Rate? = nil
  ) -> Bool {
    if let payment, payment.refuses(paymentToIncome) { return false }
    if let debt, debt.refuses(debtToIncomeAfter) { return false }
    if let loan, loan.refuses(loanToIncome) { return false }
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
      if limit.needsExpectedLoss, let budget {
        if budget.refuses(facts.expectedLossShare ?? expectedLoss()) { return limit.key }
      } else if limit.rule.refuses(facts) {
        return limit.key
      }
    }
    return nil
  }

  /// The same where the facts are complete.
  package func refusal(_ facts: CaseFacts) -> String? { refusal(facts, expectedLoss: { nil }) }

  /// Keys of the limiting rules that cannot be measured on a case.
  package func unmeasured(_ facts: CaseFacts) -> [String] {
    limiting.filter { $0.rule.measurement(facts).outcome == .notMeasured }.map(\.key)
  }

  /// Keys of the rules that stand against a plain approval, in their order.
  package func fired(_ facts: CaseFacts) -> [String] {
    rules.compactMap { rule in
      rule.measurement(facts).outcome == .passes ? nil : type(of: rule).key
    }
  }
}
