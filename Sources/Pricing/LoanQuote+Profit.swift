package import Lending

extension LoanQuote {
  /// What a loan of 1 is expected to earn, discounted: interest of the loans that pay, less the cost of
  /// the money that is out, less the expected loss.
  ///
  /// With the cost of money at the discount rate this is the net present value before fees: the
  /// principal, telescoped over the months, is worth `1 − Σ_t v^t·(d·E_t + q_t·EAD_t)`, where `E_t`
  /// is the balance that is expected to be out as month t begins.
  package func expectedMargin(_ probability: Probability) -> Double {
    let timing = DefaultTiming(probability, over: term.money.curves)
    let monthly = rate.monthlyFraction
    let factors = term.money.factors
    let cost = (factors.first).map { 1 / $0 - 1 } ?? 0
    var margin = 0.0
    for month in balances.indices {
      let paying = timing.survival[month] - timing.monthly[month]
      margin +=
        factors[month] * balances[month] * (paying * monthly - timing.survival[month] * cost)
    }
    return margin - expectedLossShare(probability).fraction
  }
}
