package import Lending

/// Payment, burden and expected loss of one loan.
package struct LoanPricer: Sendable {
  let timings: [Int: TimingCurves]
  let recovery: RecoveryCurve

  /// Coarse, as every start pays for it; training looks much closer.
  private static let scanStep = 0.25

  /// Prepares the curves of a pack; nil where one of them is not usable, or where the expected loss
  /// would fall somewhere as the probability rises.
  package init?(_ curves: CashFlowCurves) {
    var timings: [Int: TimingCurves] = [:]
    for (term, termCurves) in curves.terms {
      guard let months = Int(term), let timing = TimingCurves(termCurves), timing.count == months,
        termCurves.bands == nil || timing.lossNeverFalls(step: Self.scanStep)
      else { return nil }
      timings[months] = timing
    }
    self.timings = timings
    recovery = curves.recovery
  }

  package func knows(termMonths: Int) -> Bool { timings[termMonths] != nil }

  /// Expected loss in percent of the amount: `Σ_t q_t · EAD_t · LGD · v^t`.
  ///
  /// `q_t` is the probability of default in month t, `EAD_t` the balance before that month's
  /// payment, `LGD` one minus the discounted net recovery, `v` the monthly discount factor.
  package func expectedLossShare(
    _ probability: Probability, rate: Rate, termMonths: Int, discount: Rate
  ) -> Rate? {
    timings[termMonths].map {
      DiscountedTerm($0, recovery, discount: discount)
        .expectedLossShare(probability, balances: Annuity.balances(at: rate, months: termMonths))
    }
  }

  /// Everything about the money of an application; nil where the term has no curves or the policy no
  /// prices.
  package func price(
    _ application: LoanApplication, _ probability: Probability, policy: PolicyPricing?
  ) -> LoanPrice? {
    PolicyPricer(self, policy).quote(application)?.price(application.loanAmount, probability)
  }

  /// The lender's own rate, else the policy's for the term.
  package static func rate(of application: LoanApplication, _ policy: PolicyPricing) -> Rate? {
    application.number(.interestRate).map { Rate(percent: $0) }
      ?? policy.assumedRate(termMonths: application.termMonths)
  }

  /// Twelve monthly amounts in percent of a year's income, at most `Rate.mostOfIncome`, which also
  /// stands for an income of nothing; nil where the income is not known.
  package static func yearly(_ monthly: Money, of income: Money?) -> Rate? {
    guard let income else { return nil }
    guard monthly.amount > 0 else { return Rate(percent: 0) }
    guard income.amount > 0 else { return .mostOfIncome }
    return min(Rate(percent: monthly.amount * 12 / income.amount * 100), .mostOfIncome)
  }
}
