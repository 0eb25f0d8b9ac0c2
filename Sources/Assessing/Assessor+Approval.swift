internal import Deciding
internal import Lending
internal import Pricing
internal import Scoring

extension Assessor {
  /// False where a rule that costs little to ask stands against an approval.
  ///
  /// The rules that it asks hold at all smaller amounts and debts once they hold at one, where the
  /// models may only fall with these. Whether the application is unlike any is not among them.
  func mayApprove(_ application: LoanApplication) -> Bool {
    // A person looks at every larger amount, whatever else changes.
    if let most = policy.rules.referAbove, application.loanAmount > most { return false }
    guard let quote = pricer.quote(application) else { return false }
    let burden = quote.burden(application.loanAmount)
    guard
      rulebook.allows(
        paymentToIncome: burden.paymentToIncome, debtToIncomeAfter: burden.debtToIncomeAfter)
    else { return false }
    func refuses(_ chance: Probability) -> Bool {
      let facts = CaseFacts(
        probability: chance, paymentToIncome: burden.paymentToIncome,
        debtToIncomeAfter: burden.debtToIncomeAfter, amount: application.loanAmount)
      return rulebook.refusal(facts) {
        quote.isWithinBudget(chance).map { Rate(percent: $0 ? 0 : .infinity) }
          ?? quote.expectedLossShare(chance)
      } != nil
    }
    let measured = model.measured(application)
    // A score says the same as its chance, so it only rises where that falls.
    if let floor = policy.rules.scoreFloor, model.points(logOdds: measured.logOdds) < floor {
      return false
    }
    let chance = measured.probability
    guard isClear(chance), !refuses(chance) else { return false }
    // The limit must reach the amount as well.
    return limitModel.digest == model.digest
      || !refuses(limitModel.measured(application).probability)
  }

  /// Whether a chance of default lies under the cut-off and is no close call.
  func isClear(_ chance: Probability) -> Bool {
    let distance = policy.rules.probabilityCutOff.percent - chance.value * 100
    guard let reach = policy.rules.closeCall else { return distance >= 0 }
    return distance > reach.percent
  }

  /// Whether the policy approves, asked as an assessment asks it.
  func approves(_ application: LoanApplication) -> Bool {
    if let mark = policy.rules.outOfDomain, let domain,
      Rate(percent: domain.share(application) * 100) >= mark
    {
      return false
    }
    return screen(application)?.verdict == .approve
  }
}

extension Recommendation {
  /// Why no change of terms is sought.
  var hindrance: Hindrance? {
    if verdict == .approve { return .isApproved }
    if findings.contains(where: { $0.rule == OutOfDomain.key && $0.outcome == .refers }) {
      return .isUnlikeAny
    }
    return findings.contains { $0.outcome == .notMeasured } ? .isIncomplete : nil
  }
}
