internal import Lending

/// The curves of one term under one discount rate: what is the same for all loans of the term.
struct DiscountedTerm: Sendable {
  let curves: TimingCurves
  /// Discount factor of each month.
  let factors: [Double]
  /// One minus the discounted net recovery.
  let lossGivenDefault: Double

  init(_ curves: TimingCurves, _ recovery: RecoveryCurve, discount: Rate) {
    self.curves = curves
    let factor = 1 / (1 + discount.monthlyFraction)
    let net = recovery.grossShare * (1 - recovery.feeShare)
    let lag = Elementary.exp(Elementary.log(factor) * recovery.lagMonths)
    lossGivenDefault = 1 - net * lag
    var value = 1.0
    factors = (0..<curves.count).map { _ in
      value *= factor
      return value
    }
  }

  /// Expected loss in percent of the amount; `balances` are those of a loan of 1 before each payment.
  func expectedLossShare(_ probability: Probability, balances: [Double]) -> Rate {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: curves.count) { monthly in
      monthly.initialize(repeating: 0)
      curves.add(probability, to: monthly)
      var loss = 0.0
      for month in 0..<curves.count { loss += monthly[month] * balances[month] * factors[month] }
      return Rate(percent: loss * lossGivenDefault * 100)
    }
  }
}
