import Lending
import Pricing
import Testing

/// Hazards that rise to the middle of the term and fall again.
private func curves(months: Int, prepayment: Double = 0.012) -> TermCurves {
  let hazard = (0..<months).map { month -> Double in
    let x = Double(month + 1) / Double(months)
    return 0.001 + 0.012 * x * (1 - x)
  }
  return TermCurves(
    defaultHazard: hazard, prepaymentHazard: Array(repeating: prepayment, count: months))
}

private let recovery = RecoveryCurve(grossShare: 0.1, feeShare: 0.2, lagMonths: 6)

private func pricer(_ recovery: RecoveryCurve = recovery, prepayment: Double = 0.012) -> LoanPricer?
{
  LoanPricer(
    CashFlowCurves(
      terms: [
        "36": curves(months: 36, prepayment: prepayment),
        "60": curves(months: 60, prepayment: prepayment),
      ], recovery: recovery))
}

@Test(arguments: [1e-6, 0.001, 0.05, 0.194, 0.5, 0.9, 0.999])
func theMonthlyProbabilitiesAddUpToTheLifetimeProbability(probability: Double) throws {
  let timing = try #require(TimingCurves(curves(months: 60)))
  let spread = DefaultTiming(Probability(probability), over: timing)
  #expect(abs(spread.monthly.reduce(0, +) - probability) < 1e-10)
  #expect(spread.monthly.allSatisfy { $0 >= 0 })
  #expect(zip(spread.survival, spread.survival.dropFirst()).allSatisfy { $0 >= $1 })
}

/// The same expected loss by walking month by month through every loan of a large book.
@Test func theExpectedLossEqualsAWalkThroughTheMonths() throws {
  let rate = Rate(percent: 14)
  let share = try #require(pricer()).expectedLossShare(
    Probability(0.2), rate: rate, termMonths: 36, discount: Rate(percent: 6))
  let timing = try #require(TimingCurves(curves(months: 36)))
  let monthly = DefaultTiming(Probability(0.2), over: timing).monthly
  let payment = Annuity.payment(of: Money(1), at: rate, months: 36).amount
  var balance = 1.0
  var discount = 1.0
  var loss = 0.0
  for month in 0..<36 {
    discount /= 1 + 0.06 / 12
    var back = discount
    for _ in 0..<6 { back /= 1 + 0.06 / 12 }
    loss += monthly[month] * balance * (discount - 0.1 * 0.8 * back)
    balance = balance * (1 + 0.14 / 12) - payment
  }
  #expect(abs((share?.fraction ?? 0) - loss) < 1e-12)
}

@Test func moreRiskAndLessRecoveryCostMore() throws {
  let usual = try #require(pricer())
  let nothingBack = try #require(pricer(RecoveryCurve(grossShare: 0, feeShare: 0, lagMonths: 0)))
  let rate = Rate(percent: 12)
  var before = -1.0
  for probability in stride(from: 0.01, through: 0.9, by: 0.01) {
    let loss = try #require(
      usual.expectedLossShare(Probability(probability), rate: rate, termMonths: 60, discount: rate))
    let worst = try #require(
      nothingBack.expectedLossShare(
        Probability(probability), rate: rate, termMonths: 60, discount: rate))
    #expect(loss.percent > before)
    #expect(worst > loss)
    before = loss.percent
  }
}

@Test func theAnnuityPaysTheLoanBack() {
  for (rate, months) in [(0.0, 36), (7.9, 36), (23.4, 60)] {
    let rate = Rate(percent: rate)
    let payment = Annuity.payment(of: Money(12000), at: rate, months: months).amount
    var balance = 12000.0
    for _ in 0..<months { balance = balance * (1 + rate.monthlyFraction) - payment }
    #expect(abs(balance) < 1e-6)
  }
  // The payment that Lending Club printed for 3,600 over 36 months at 13.99 %.
  let printed = Annuity.payment(of: Money(3600), at: Rate(percent: 13.99), months: 36)
  #expect(Figure.fixed(printed.amount, decimals: 2) == "123.02")
}

@Test func unusableCurvesAreRefused() {
  let short = TermCurves(defaultHazard: [0.01], prepaymentHazard: [0.01])
  #expect(LoanPricer(CashFlowCurves(terms: ["36": short], recovery: recovery)) == nil)
  let zero = TermCurves(
    defaultHazard: Array(repeating: 0, count: 36), prepaymentHazard: Array(repeating: 0, count: 36))
  #expect(LoanPricer(CashFlowCurves(terms: ["36": zero], recovery: recovery)) == nil)
}
