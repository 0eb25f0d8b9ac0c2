internal import Deciding
internal import Lending
internal import Pricing

extension LimitSearch {
  /// What each amount would mean; nil where the catalogue knows no amounts.
  ///
  /// The amount of greatest expected profit is found among every step: the chance rises by jumps, so
  /// the profit has many peaks and nothing may be skipped.
  func curves(for application: LoanApplication, _ quote: LoanQuote) -> LimitCurves? {
    guard let range, let amounts = CurveAmounts(range, step: policy.limit.step) else { return nil }
    let limit = limit(for: application, quote)
    var probe = probe(application, quote)
    var best: ProfitableAmount?
    var margin: (probability: Probability, value: Double)?
    for amount in amounts.all {
      let probability = probe.probability(at: amount)
      let value =
        margin.flatMap { $0.probability == probability ? $0.value : nil }
        ?? quote.expectedMargin(probability)
      margin = (probability, value)
      if amount * value > best?.expectedProfit.amount ?? -.infinity {
        best = ProfitableAmount(amount: Money(amount), expectedProfit: Money(amount * value))
      }
    }
    let drawn = amounts.drawn(with: [limit.amount.amount, best?.amount.amount ?? 0])
    return LimitCurves(
      points: drawn.map { point(at: $0, &probe, quote) }, limit: limit.amount,
      boundBy: limit.boundBy, mostProfitable: best)
  }

  private func point(
    at amount: Double, _ probe: inout AmountProbe, _ quote: LoanQuote
  ) -> LimitCurvePoint {
    let probability = probe.probability(at: amount)
    let burden = probe.burden(Money(amount))
    return LimitCurvePoint(
      amount: Money(amount), chance: probability.value, paymentToIncome: burden.paymentToIncome,
      debtToIncomeAfter: burden.debtToIncomeAfter,
      expectedLossShare: quote.expectedLossShare(probability),
      expectedProfit: Money(amount * quote.expectedMargin(probability)),
      refusedBy: probe.refusal(at: amount, probability))
  }
}
