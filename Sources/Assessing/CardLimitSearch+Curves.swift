internal import Lending

extension CardLimitSearch {
  /// What each limit would mean: only what can be paid moves with it.
  ///
  /// - Parameters:
  ///   - probability: chance of default at the present limit.
  ///   - refusal: key of a rule that no limit can please; nil where there is none.
  func curves(
    for application: LoanApplication, at probability: Probability, refusedBy refusal: String?
  ) -> LimitCurves? {
    guard let amounts = CurveAmounts(range, step: step) else { return nil }
    let limit = limit(for: application, at: probability, refusedBy: refusal)
    let points = amounts.drawn(with: [limit.amount.amount]).map { amount in
      LimitCurvePoint(
        amount: Money(amount), chance: probability.value,
        paymentToIncome: paymentToFreeIncome(Money(amount), application), debtToIncomeAfter: nil,
        expectedLossShare: nil, expectedProfit: nil,
        refusedBy: amount > limit.amount.amount ? limit.boundBy : nil)
    }
    return LimitCurves(
      points: points, limit: limit.amount, boundBy: limit.boundBy, mostProfitable: nil)
  }
}
