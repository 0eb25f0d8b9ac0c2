import Lending
import Pricing
import Testing

private let hazards = (default: 0.01, prepayment: 0.02)

private func quote(rate: Double, discount: Double) throws -> LoanQuote {
  let curves = TermCurves(
    defaultHazard: Array(repeating: hazards.default, count: 36),
    prepaymentHazard: Array(repeating: hazards.prepayment, count: 36))
  let pricer = try #require(
    LoanPricer(
      CashFlowCurves(
        terms: ["36": curves],
        recovery: RecoveryCurve(grossShare: 0.2, feeShare: 0.25, lagMonths: 10))))
  let application = LoanApplication(
    product: .installmentLoan,
    values: [
      .loanAmount: .number(10_000), .termMonths: .number(36), .interestRate: .number(rate),
    ])
  let policy = PolicyPricing(assumedRate: [:], discountRate: Rate(percent: discount))
  return try #require(PolicyPricer(pricer, policy).quote(application))
}

/// The net present value of every flow of a loan of 1, month by month.
private func netPresentValue(
  _ quote: LoanQuote, _ probability: Probability, rate: Double, discount: Double
) throws -> Double {
  let timing = DefaultTiming(
    probability,
    over: try #require(
      TimingCurves(
        TermCurves(
          defaultHazard: Array(repeating: hazards.default, count: 36),
          prepaymentHazard: Array(repeating: hazards.prepayment, count: 36)))))
  let r = rate / 1200
  let v = 1 / (1 + discount / 1200)
  let payment = Annuity.payment(of: Money(1), at: Rate(percent: rate), months: 36).amount
  var (balance, value, factor) = (1.0, -1.0, 1.0)
  for month in 0..<36 {
    factor *= v
    let paying = timing.survival[month] - timing.monthly[month]
    let left = balance * (1 + r) - payment
    let next = month < 35 ? timing.survival[month + 1] : 0
    value += factor * paying * payment
    // Those who pay early pay the rest as well.
    if month < 35 { value += factor * (paying - next) * left }
    let recovered = 0.2 * 0.75 * Elementary.exp(Elementary.log(v) * 10)
    value += factor * timing.monthly[month] * balance * recovered
    balance = left
  }
  return value
}

@Test(arguments: [(12.0, 4.0, 0.1), (24, 4, 0.3), (6, 10, 0.2), (15, 0, 0.05)])
func theExpectedMarginIsTheNetPresentValue(
  rate: Double, discount: Double, probability: Double
) throws {
  let quote = try quote(rate: rate, discount: discount)
  let chance = Probability(probability)
  let expected = try netPresentValue(quote, chance, rate: rate, discount: discount)
  #expect(abs(quote.expectedMargin(chance) - expected) < 1e-9)
}

@Test func moreRiskEarnsLess() throws {
  let quote = try quote(rate: 15, discount: 4)
  let margins = stride(from: 0.02, through: 0.6, by: 0.02).map {
    quote.expectedMargin(Probability($0))
  }
  #expect(zip(margins, margins.dropFirst()).allSatisfy { $0 > $1 })
}
