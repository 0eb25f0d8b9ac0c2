import Lending
import Pricing
import Testing

private func terms(
  _ kind: Treatment, cost: Double = 10, hours: Double = 0.5, effect: Double? = 1,
  price: Double? = nil, months: Double? = nil
) -> TreatmentTerms {
  TreatmentTerms(
    kind: kind, cost: Money(cost), hours: hours, effect: price == nil ? effect : nil,
    price: price.map { Rate(percent: $0) }, months: months)
}

private let usual = [
  terms(.contact), terms(.plan, cost: 20, hours: 1.5, effect: 1.5),
  terms(.settlement, cost: 15, hours: 1, effect: 2, months: 2),
  terms(.sale, cost: 1, hours: 0.1, price: 5, months: 1),
]

private func policy(
  _ treatments: [TreatmentTerms] = usual, levelSpread: Double = 15, least: Double = 25,
  mostMonths: Int = 60
) -> RecoveryPolicy {
  RecoveryPolicy(
    name: "made up", version: "1", product: .recovery, discountRate: Rate(percent: 12),
    hourCost: Money(40), levelSpread: Rate(percent: levelSpread), treatments: treatments,
    plan: RepaymentTerms(
      shareOfFreeIncome: Rate(percent: 10), leastPayment: Money(least), mostMonths: mostMonths))
}

private func recovery(
  _ balance: Double = 8000, chance: Double = 0.6, share: Double = 0.2
) -> Recovery {
  Recovery(
    model: "m", packDigest: "d", balance: Money(balance), chanceOfAny: chance, shareIfAny: share,
    low: 0, high: 0.5, feeShare: 0.1, lagMonths: 12, chanceParts: [], chanceBase: 0,
    shareParts: [], shareBase: 0)
}

private func loan(income: Double? = nil, debts: Double? = nil) -> LoanApplication {
  var values: [FieldID: FieldValue] = [:]
  values[.annualIncome] = income.map { .number($0) }
  values[.monthlyDebtPayments] = debts.map { .number($0) }
  return LoanApplication(product: .recovery, values: values)
}

private func advice(
  _ policy: RecoveryPolicy = policy(), _ recovery: Recovery = recovery(),
  _ loan: LoanApplication = loan()
) -> RecoveryAdvice {
  RecoveryAdviser(policy, digest: "p").advice(recovery, for: loan)
}

/// The same value by adding up what comes in month by month.
@Test(arguments: [1.0, 3, 12, 30])
func aFadingRecoveryIsWorthTheSumOfItsMonths(average: Double) {
  let timing = RecoveryTiming.fading(months: average)
  var (left, value, months, factor) = (1.0, 0.0, 0.0, 1.0)
  for month in 1...5000 {
    factor /= 1 + 0.12 / 12
    let comes = left / average
    left -= comes
    value += comes * factor
    months += comes * Double(month)
    if month == 6 { #expect(abs(timing.arrived(after: 6) - (1 - left)) < 1e-12) }
  }
  #expect(abs(timing.value(discount: Rate(percent: 12)) - value) < 1e-12)
  #expect(abs(timing.average - months) < 1e-9)
}

/// A settlement in hand of exactly the floor ranks even with the best other way.
@Test func theSettlementFloorCountsTheOfficersTimeAsTheRankingDoes() throws {
  let found = advice()
  let settlement = try #require(found.treatments.first { $0.kind == .settlement })
  let worthAtFloor =
    found.settlementFloor.amount - settlement.cost.amount - settlement.hours * 40
  let best = found.treatments.filter { $0.kind != .settlement }.map(\.worth.amount).max()
  #expect(abs(worthAtFloor - (best ?? .nan)) < 1e-9)
}

@Test func whereNothingIsWorthItsCostASettlementMustStillPayForItself() {
  let found = advice(policy(), recovery(40))
  #expect(found.recommended == nil)
  #expect(abs(found.settlementFloor.amount - (15 + 40)) < 1e-9)
}

@Test func theSettlementFloorIsTheWorthTodayOfTheBestOtherTreatment() throws {
  let found = advice()
  #expect(found.treatments.map(\.kind) == [.contact, .settlement, .sale])
  let net = 8000 * 0.6 * 0.2 * 0.9
  // h = 1/12 and v = 1/1.01 in h·v / (1 − (1−h)·v)
  let value = net * (1 / 12.0 / 1.01) / (1 - 11 / 12.0 / 1.01)
  #expect(abs(found.settlementFloor.amount - (value - 10 - 20 + 15 + 40)) < 1e-9)
  let contact = try #require(found.treatments.first)
  #expect(abs(contact.presentValue.amount - value) < 1e-9)
  #expect(abs(contact.netPerHour.amount - (net - 10) / 0.5) < 1e-9)
  #expect(abs(contact.worth.amount - (value - 10 - 20)) < 1e-9)
  // The settlement itself brings more, and does not raise its own floor.
  #expect(found.recommended == .settlement)
}

@Test func aPlanIsSizedToWhatTheBorrowerCanAfford() throws {
  let known = loan(income: 48_000, debts: 1_000)
  let plan = try #require(advice(policy(), recovery(), known).plan)
  #expect(plan.freeIncome.amount == 3_000)
  #expect(plan.payment.amount == 300)
  #expect(plan.months == 27)
  #expect(plan.repaidShare == 1)
  let short = try #require(advice(policy(mostMonths: 10), recovery(), known).plan)
  #expect(short.months == 10)
  #expect(abs(short.repaidShare - 3_000 / 8_000) < 1e-12)
  #expect(advice(policy(), recovery(), loan(income: 48_000)).plan == nil)
  #expect(advice(policy(), recovery(), loan(debts: 100)).plan == nil)
  #expect(advice(policy(), recovery(), loan(income: 14_400, debts: 1_000)).plan == nil)
  let small = try #require(advice(policy(), recovery(20), known).plan)
  #expect(small.payment.amount == 20 && small.months == 1)
}

@Test func noPlanBringsMoreThanItsPayments() throws {
  let only = policy([terms(.plan, effect: 10)], mostMonths: 5)
  let found = advice(only, recovery(), loan(income: 48_000, debts: 1_000))
  let treatment = try #require(found.treatments.first)
  #expect(abs(treatment.expectedNet.amount - 5 * 300 * 0.9) < 1e-9)
  #expect(treatment.months == 3)
}

@Test func aDebtThatIsWorthNoTreatmentIsLeft() {
  let found = advice(policy(), recovery(40))
  #expect(found.recommended == nil)
  #expect(found.settlementFloor.amount >= 0)
}

@Test func thePoolIsTheSumOfItsLoans() {
  var sum = DebtPoolSum(levelSpread: Rate(percent: 15))
  let loans = (1...50).map { recovery(Double($0 * 200), chance: 0.5, share: 0.1) }
  var (net, worth) = (0.0, 0.0)
  for loan in loans {
    let found = advice(policy(), loan)
    sum.add(found)
    net += loan.expectedNet.amount
    worth += found.best?.worth.amount ?? 0
  }
  let pool = sum.pool
  #expect(pool.loans == 50)
  #expect(abs(pool.expectedNet.amount - net) < 1e-9 * net)
  #expect(abs(pool.worth.amount - worth) < 1e-9 * worth)
  #expect(pool.treatments.values.reduce(0, +) == 50)
  #expect(abs(pool.deviationOfLevel.amount - 0.15 * net) < 1e-9 * net)
  #expect(pool.netP10 < pool.expectedNet && pool.expectedNet < pool.netP90)
}

/// The range without a common level, beside 20,000 drawn pools.
@Test func theRangeOfAPoolAgreesWithDraws() {
  let loans = (1...120).map { recovery(Double($0 * 100), chance: 0.6, share: 0.15) }
  var sum = DebtPoolSum(levelSpread: Rate(percent: 0))
  for loan in loans { sum.add(advice(policy(), loan)) }
  var draws = SeededDraws(seed: 3)
  let rounds = 20_000
  var (below, above) = (0, 0)
  for _ in 0..<rounds {
    var net = 0.0
    for loan in loans where draws.share() < 0.6 {
      net -= loan.balance.amount * 0.9 * 0.15 * Elementary.log(1 - draws.share())
    }
    if net < sum.pool.netP10.amount { below += 1 }
    if net > sum.pool.netP90.amount { above += 1 }
  }
  #expect(abs(Double(below) / Double(rounds) - 0.1) < 0.015)
  #expect(abs(Double(above) / Double(rounds) - 0.1) < 0.015)
}
