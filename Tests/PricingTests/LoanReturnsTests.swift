import Lending
import Testing

@testable import Pricing

/// One term with seeded curves, fees and recoveries, as a policy prices it.
private struct Market {
  let months: Int
  let pricing: PolicyPricing
  let recovery: RecoveryCurve
  let curves: TimingCurves
  let policy: PolicyPricer

  init(_ draws: inout SeededDraws) throws {
    let months = [12, 36, 60][draws.index(below: 3)]
    func hazards(upTo most: Double) -> [Double] {
      (0..<months).map { _ in 1e-6 + most * draws.share() }
    }
    recovery = RecoveryCurve(
      grossShare: draws.index(below: 5) == 0 ? 0 : 0.3 * draws.share(),
      feeShare: 0.2 * draws.share(), lagMonths: 12 * draws.share(),
      chanceOfAny: draws.index(below: 2) == 0 ? 0.6 : nil)
    let term = TermCurves(defaultHazard: hazards(upTo: 0.02), prepaymentHazard: hazards(upTo: 0.05))
    pricing = PolicyPricing(
      assumedRate: [String(months): Rate(percent: 12)],
      discountRate: Rate(percent: 15 * draws.share()),
      servicingFee: draws.index(below: 2) == 0 ? nil : Rate(percent: 2 * draws.share()),
      originationFee: draws.index(below: 2) == 0 ? nil : Rate(percent: 5 * draws.share()),
      returnFloor: draws.index(below: 2) == 0 ? nil : Rate(percent: 8 * draws.share()))
    self.months = months
    curves = try #require(TimingCurves(term))
    let pricer = try #require(
      LoanPricer(CashFlowCurves(terms: [String(months): term], recovery: recovery)))
    policy = PolicyPricer(pricer, pricing)
  }

  /// Preparing curves takes longest, so a few markets serve thousands of loans.
  static func several(seed: UInt64) throws -> [Market] {
    var draws = SeededDraws(seed: seed)
    return try (0..<12).map { _ in try Market(&draws) }
  }
}

/// A seeded loan of one of the markets.
private struct MadeUpLoan {
  let months: Int
  let rate: Rate
  let probability: Probability
  let terms: LenderTerms
  let curves: TimingCurves
  let quote: LoanQuote

  init(_ markets: [Market], _ draws: inout SeededDraws) throws {
    let market = markets[draws.index(below: markets.count)]
    months = market.months
    curves = market.curves
    rate = Rate(percent: 0.1 + 40 * draws.share())
    probability = Probability(logOdds: -6 + 8 * draws.share())
    terms = LenderTerms(market.pricing, market.recovery)
    quote = try #require(market.policy.quote(loan(months, rate: rate.percent)))
  }

  var events: [Double] { LoanEvents.with(probability, over: curves) { Array($0) } }
}

private func loan(_ months: Int, rate: Double? = nil) -> LoanApplication {
  var values: [FieldID: FieldValue] = [
    "loan_amount": .number(10000), "term_months": .number(Double(months)),
    "annual_income": .number(50000),
  ]
  values["interest_rate"] = rate.map { .number($0) }
  return LoanApplication(product: .installmentLoan, values: values)
}

private func isClose(_ left: Double, _ right: Double, within share: Double = 1e-9) -> Bool {
  abs(left - right) <= share * max(1, abs(left), abs(right))
}

/// The return of a path by adding up its months and halving, without any of the engine's formulas.
private func slowReturn(_ flow: LevelFlow) -> Double {
  func worth(_ monthly: Double) -> Double {
    let factor = 1 / (1 + monthly)
    var value = 0.0
    for month in 0..<flow.payments {
      value += flow.payment * Elementary.power(factor, month + 1)
    }
    return value + flow.last * Elementary.exp(Elementary.log(factor) * flow.lastAfter)
  }
  if flow.payments == 0, flow.last == 0 { return -1 }
  var (low, high) = (-0.999_999, 10.0)
  for _ in 0..<200 {
    let middle = (low + high) / 2
    if worth(middle) > flow.outlay { low = middle } else { high = middle }
  }
  return Elementary.power(1 + (low + high) / 2, 12) - 1
}

@Suite("The return of a loan")
struct LoanReturnsTests {
  @Test("The paths' probabilities add up to 1, and those of default to the probability of default")
  func sums() throws {
    var draws = SeededDraws(seed: 1)
    let markets = try Market.several(seed: 101)
    for _ in 0..<2000 {
      let made = try MadeUpLoan(markets, &draws)
      let events = made.events
      let paths = LoanPaths(rate: made.rate, months: made.months, made.terms).paths
      #expect(isClose(paths.reduce(0) { $0 + events[$1.event] * $1.share }, 1, within: 1e-12))
      #expect(
        isClose(events[..<made.months].reduce(0, +), made.probability.value, within: 1e-10))
      #expect(events.allSatisfy { $0 >= 0 })
    }
  }

  @Test("The mean discounted value over the paths is the net present value of the expected flows")
  func discounted() throws {
    var draws = SeededDraws(seed: 2)
    let markets = try Market.several(seed: 102)
    for _ in 0..<3000 {
      let made = try MadeUpLoan(markets, &draws)
      let events = made.events
      let monthly = InternalRate.logFactor(nominal: made.terms.discount)
      let mean = LoanPaths(rate: made.rate, months: made.months, made.terms).paths.reduce(0) {
        $0 + events[$1.event] * $1.share * ($1.flow.value(logFactor: monthly) - $1.flow.outlay)
      }
      let flow = made.quote.cashFlow(Money(7000), made.probability, upTo: Rate(percent: 60))
      #expect(isClose(flow.netPresentValue.amount, 7000 * mean))
    }
  }

  @Test("The months' losses add up to the expected loss, and what is lent is accounted for")
  func parts() throws {
    var draws = SeededDraws(seed: 3)
    let markets = try Market.several(seed: 103)
    for _ in 0..<2000 {
      let made = try MadeUpLoan(markets, &draws)
      let amount = Money(9000)
      let price = made.quote.price(amount, made.probability)
      let flow = made.quote.cashFlow(amount, made.probability, upTo: Rate(percent: 60))
      func sum(_ part: (CashFlowMonth) -> Money) -> Double {
        flow.months.reduce(0) { $0 + part($1).amount }
      }
      #expect(isClose(sum(\.discountedLoss), price.expectedLoss.amount, within: 1e-11))
      let principal = sum(\.scheduledPrincipal) + sum(\.prepaidPrincipal)
      #expect(isClose(principal + sum(\.loss) + sum(\.recovery), 9000))
      #expect(flow.years.count == made.months / 12)
      #expect(
        isClose(flow.years.reduce(0) { $0 + $1.interest.amount }, sum(\.interest), within: 1e-12))
      #expect(flow.years.allSatisfy { $0.chanceOfDefault >= 0 && $0.paying <= 1 + 1e-12 })
    }
  }

  @Test("A list of paths, each halved for its return, gives the same spread")
  func slow() throws {
    var draws = SeededDraws(seed: 4)
    let markets = try Market.several(seed: 104)
    for _ in 0..<40 {
      let made = try MadeUpLoan(markets, &draws)
      let events = made.events
      let paths = LoanPaths(rate: made.rate, months: made.months, made.terms).paths
        .map { (chance: events[$0.event] * $0.share, value: slowReturn($0.flow)) }
        .sorted { $0.value < $1.value }
      func mark(_ share: Double) -> Double {
        var sum = 0.0
        return paths.first { path in
          sum += path.chance
          return sum >= share
        }.map { $0.value * 100 } ?? .nan
      }
      let range = made.quote.returns(made.probability)
      #expect(isClose(range.p10.percent, mark(0.1), within: 1e-6))
      #expect(isClose(range.p50.percent, mark(0.5), within: 1e-6))
      #expect(isClose(range.p90.percent, mark(0.9), within: 1e-6))
      let mean = paths.reduce(0) { $0 + $1.chance * $1.value * 100 }
      #expect(isClose(range.mean.percent, mean, within: 1e-6))
      let loss = paths.filter { $0.value < -1e-9 }.reduce(0) { $0 + $1.chance }
      #expect(isClose(range.chanceOfLosingMoney, loss))
    }
  }

  @Test("Without risk and fees a loan returns its rate, compounded")
  func riskless() throws {
    let terms = LenderTerms(
      PolicyPricing(assumedRate: [:], discountRate: Rate(percent: 4)),
      RecoveryCurve(grossShare: 0, feeShare: 0, lagMonths: 0))
    for percent in [0.0, 0.1, 5.31, 13.56, 30.99, 60] {
      let compounded = Elementary.power(1 + percent / 1200, 12) - 1
      for path in LoanPaths(rate: Rate(percent: percent), months: 36, terms).paths.dropFirst(36) {
        var guess = 0.0
        #expect(isClose(path.flow.annualReturn(from: &guess), compounded, within: 1e-11))
      }
      let sheet = ReturnSheet(rate: Rate(percent: percent), months: 36, terms)
      var events = [Double](repeating: 0, count: 72)
      (events[40], events[71]) = (0.3, 0.7)
      let range = events.withUnsafeBufferPointer { sheet.range($0) }
      #expect(isClose(range.p10.percent, compounded * 100, within: 1e-12))
      #expect(isClose(range.mean.percent, compounded * 100, within: 1e-12))
      #expect(range.chanceOfLosingMoney == 0)
    }
  }

  @Test("A loan that never pays returns −100 %")
  func nothing() throws {
    let terms = LenderTerms(
      PolicyPricing(assumedRate: [:], discountRate: Rate(percent: 4)),
      RecoveryCurve(grossShare: 0, feeShare: 0, lagMonths: 0))
    let sheet = ReturnSheet(rate: Rate(percent: 12), months: 36, terms)
    var events = [Double](repeating: 0, count: 72)
    (events[0], events[71]) = (0.6, 0.4)
    let range = events.withUnsafeBufferPointer { sheet.range($0) }
    #expect(range.p10.percent == -100 && range.p50.percent == -100)
    #expect(isClose(range.chanceOfLosingMoney, 0.6))
  }

  @Test("More risk returns less; a dearer loan, a smaller fee and more recovery return more")
  func monotone() throws {
    var draws = SeededDraws(seed: 5)
    let markets = try Market.several(seed: 105)
    for _ in 0..<300 {
      let made = try MadeUpLoan(markets, &draws)
      let riskier = Probability(logOdds: made.probability.logOdds + 0.5)
      let (usual, worse) = (made.quote.returns(made.probability), made.quote.returns(riskier))
      #expect(worse.p10 <= usual.p10)
      #expect(worse.chanceOfLosingMoney >= usual.chanceOfLosingMoney - 1e-12)
      let flow = made.quote.cashFlow(Money(1000), made.probability, upTo: Rate(percent: 60))
      let riskierFlow = made.quote.cashFlow(Money(1000), riskier, upTo: Rate(percent: 60))
      if let usual = flow.breakEvenRate, let needed = riskierFlow.breakEvenRate {
        #expect(needed.percent >= usual.percent - 1e-5)
      }
      let dearer = ReturnSheet(
        rate: Rate(percent: made.rate.percent + 1), months: made.months, made.terms)
      let range = made.events.withUnsafeBufferPointer { dearer.range($0) }
      #expect(range.mean >= usual.mean && range.p90 >= usual.p90)
    }
  }

  @Test("At its break-even rate a loan returns the floor")
  func breakEven() throws {
    var draws = SeededDraws(seed: 6)
    let markets = try Market.several(seed: 106)
    var found = 0
    for _ in 0..<300 {
      let made = try MadeUpLoan(markets, &draws)
      let flow = made.quote.cashFlow(Money(1000), made.probability, upTo: Rate(percent: 60))
      guard let rate = flow.breakEvenRate, rate.percent > 0 else { continue }
      found += 1
      let at = MonthlyFlow(
        DefaultTiming(made.probability, over: made.curves), rate: rate,
        balances: Annuity.balances(at: rate, months: made.months), made.terms)
      let returned = try #require(at.annualReturn)
      #expect(abs(returned.percent - made.terms.returnFloor.percent) < 1e-5)
      if let expected = flow.expectedReturn, abs(made.rate.percent - rate.percent) > 1e-3 {
        #expect((made.rate > rate) == (expected > made.terms.returnFloor))
      }
    }
    #expect(found > 100)
  }

  @Test("A rate of the lender's own gives returns to a table, an assumed one does not")
  func own() throws {
    var draws = SeededDraws(seed: 7)
    let market = try Market(&draws)
    let assumed = try #require(market.policy.quote(loan(market.months)))
    #expect(assumed.ownReturns(Probability(0.1)) == nil)
    func own() throws -> ReturnRange? {
      try #require(market.policy.quote(loan(market.months, rate: 12.5))).ownReturns(
        Probability(0.1))
    }
    // The second time the sheet is at hand.
    #expect(try own() != nil && own() == own())
    #expect(try own() != assumed.returns(Probability(0.1)))
  }
}
