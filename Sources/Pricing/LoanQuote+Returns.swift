package import Lending

extension LoanQuote {
  /// How the annual return is spread over all that may become of the loan; any amount returns the
  /// same.
  package func returns(_ probability: Probability) -> ReturnRange {
    let sheet = term.sheets.sheet(at: rate)
    return LoanEvents.with(probability, over: term.money.curves) { sheet.range($0) }
  }

  /// How often each annual return is to be expected, in bins of `width` percent.
  package func returnDistribution(
    _ probability: Probability, width: Double
  ) -> ReturnDistribution {
    let sheet = term.sheets.sheet(at: rate)
    return LoanEvents.with(probability, over: term.money.curves) {
      sheet.distribution($0, width: width)
    }
  }

  /// The range where the rate is the lender's own; nil under the policy's.
  package func ownReturns(_ probability: Probability) -> ReturnRange? {
    isRateAssumed ? nil : returns(probability)
  }

  /// Share of like loans that still pay as each month begins.
  package func paying(_ probability: Probability) -> [Double] {
    DefaultTiming(probability, over: term.money.curves).survival
  }

  /// What a loan of 1 brings in expectation.
  package func expectedFlow(_ probability: Probability) -> MonthlyFlow {
    MonthlyFlow(
      DefaultTiming(probability, over: term.money.curves), rate: rate, balances: balances,
      term.terms)
  }

  /// What an amount brings, month by month.
  ///
  /// - Parameter highest: rate a year up to which the break-even rate is sought.
  package func cashFlow(
    _ amount: Money, _ probability: Probability, upTo highest: Rate
  ) -> CashFlow {
    let timing = DefaultTiming(probability, over: term.money.curves)
    let flow = MonthlyFlow(timing, rate: rate, balances: balances, term.terms)
    let terms = term.terms
    return CashFlow(
      months: months(amount.amount, timing), outlay: Money(amount.amount * terms.outlay),
      recoveryLag: terms.recovery.lagMonths, discountRate: terms.discount,
      netPresentValue: Money(
        amount.amount * (flow.value(discount: terms.discount) - terms.outlay)),
      expectedReturn: flow.annualReturn, hurdle: terms.hurdle,
      breakEvenRate: BreakEven(timing, terms).rate(upTo: highest))
  }

  private func months(_ amount: Double, _ timing: DefaultTiming) -> [CashFlowMonth] {
    let payment = Annuity.payment(of: Money(1), at: rate, months: balances.count).amount
    let prepaid = timing.prepaid
    let net = term.terms.netRecovery
    return balances.indices.map { month in
      let paying = timing.survival[month] - timing.monthly[month]
      let interest = balances[month] * rate.monthlyFraction
      // The last payment takes what rounding has left.
      let left = month + 1 < balances.count ? balances[month + 1] : 0
      let scheduled = balances[month] - left
      let exposed = timing.monthly[month] * balances[month]
      let received = paying * payment + prepaid[month] * left
      func money(_ share: Double) -> Money { Money(amount * share) }
      return CashFlowMonth(
        month: month + 1, paying: timing.survival[month], chanceOfDefault: timing.monthly[month],
        chanceOfPrepayment: prepaid[month], interest: money(paying * interest),
        scheduledPrincipal: money(paying * scheduled),
        prepaidPrincipal: money(prepaid[month] * left), recovery: money(exposed * net),
        servicingFee: money(received * (1 - term.terms.kept)), loss: money(exposed * (1 - net)),
        discountedLoss: money(exposed * term.money.factors[month] * term.money.lossGivenDefault))
    }
  }
}
