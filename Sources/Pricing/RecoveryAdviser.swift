package import Lending

/// Weighs the treatments of a charged-off loan against each other, under one policy.
package struct RecoveryAdviser: Sendable {
  private let policy: RecoveryPolicy
  private let inputs: RecoveryInputs

  /// - Parameter digest: SHA-256 of the policy file.
  package init(_ policy: RecoveryPolicy, digest: String) {
    self.policy = policy
    inputs = RecoveryInputs(policy, digest: digest)
  }

  /// What to do about a loan of which so much is expected.
  package func advice(_ recovery: Recovery, for loan: LoanApplication) -> RecoveryAdvice {
    let plan = plan(recovery.balance, loan)
    let treatments = policy.treatments.compactMap { outlook($0, recovery, plan) }
    let best = treatments.filter { $0.worth.amount > 0 }.max { $0.worth < $1.worth }
    return RecoveryAdvice(
      recovery: recovery, treatments: treatments, recommended: best?.kind, plan: plan,
      settlementFloor: settlementFloor(beside: treatments), inputs: inputs)
  }

  /// At the floor a settlement is worth what the best other treatment is, or nothing where none is
  /// worth anything: the debt may also be left.
  private func settlementFloor(beside treatments: [TreatmentOutlook]) -> Money {
    let others = treatments.filter { $0.kind != .settlement }.map(\.worth.amount)
    return Money(max(0, others.max() ?? 0) + inputs.settlementCost.amount)
  }

  /// Nil where the treatment cannot be had.
  private func outlook(
    _ terms: TreatmentTerms, _ recovery: Recovery, _ plan: RepaymentPlan?
  ) -> TreatmentOutlook? {
    let balance = recovery.balance.amount
    var net =
      min(recovery.expectedShare * (terms.effect ?? 1), 1) * balance * (1 - recovery.feeShare)
    var timing = RecoveryTiming.fading(months: terms.months ?? recovery.lagMonths)
    switch terms.kind {
    case .contact, .settlement: break
    case .plan:
      guard let plan else { return nil }
      net = min(net, balance * plan.repaidShare * (1 - recovery.feeShare))
      timing = .even(months: plan.months)
    case .sale: net = balance * (terms.price?.fraction ?? 0)
    }
    let value = net * timing.value(discount: policy.discountRate)
    return TreatmentOutlook(
      kind: terms.kind, expectedNet: Money(net), months: timing.average,
      presentValue: Money(value), cost: terms.cost, hours: terms.hours,
      netPerHour: Money((net - terms.cost.amount) / terms.hours),
      worth: Money(value - terms.cost.amount - terms.hours * policy.hourCost.amount))
  }

  /// Nil where income or debts are not known, or the payment would be less than the policy's least.
  private func plan(_ balance: Money, _ loan: LoanApplication) -> RepaymentPlan? {
    guard let income = loan.effectiveIncome, let debts = loan.monthlyDebt, balance.amount > 0 else {
      return nil
    }
    let free = max(0, income.amount / 12 - debts.amount)
    let payment = min(free * policy.plan.shareOfFreeIncome.fraction, balance.amount)
    guard payment > 0, payment >= min(policy.plan.leastPayment.amount, balance.amount) else {
      return nil
    }
    let needed = (balance.amount / payment - 1e-9).rounded(.up)
    let months = max(1, Int(min(needed, Double(policy.plan.mostMonths))))
    return RepaymentPlan(
      freeIncome: Money(free), payment: Money(payment), months: months,
      repaidShare: min(1, payment * Double(months) / balance.amount))
  }
}
