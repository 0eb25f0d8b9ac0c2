import Lending
import Testing

@testable import Assessing

private let range = NumberRange(unit: .money, minimum: 1000, maximum: 500_000, decimals: 0)

private let catalogue = FieldCatalogue(
  product: .creditCard, currency: "TWD", groups: [],
  fields: [
    Field(
      id: .creditLimit, label: "Limit", help: "", group: "", kind: .number(range),
      isRequired: true, use: .scored, whenUnknown: "", change: .fixed)
  ])

/// Good payers under 10 % hold up to 400,000 in three of four cases, others 120,500.
private let peers = PeerLimits(
  quantiles: [50, 75],
  classes: [
    PeerLimits.RiskClass(
      below: Probability(0.1), accounts: 9, limits: [Money(200_000), Money(400_000)]),
    PeerLimits.RiskClass(below: nil, accounts: 9, limits: [Money(80_000), Money(120_500)]),
  ])

private func search(
  quantile: Double = 75, ability: Double? = 30, peers: PeerLimits = peers
) throws -> CardLimitSearch {
  let policy = Policy(
    name: "test", version: "1", product: .creditCard,
    rules: PolicyRules(
      probabilityCutOff: Rate(percent: 25), closeCall: nil, paymentToIncomeCeiling: nil,
      debtToIncomeCeiling: nil, expectedLossBudget: nil,
      abilityToPay: ability.map { Rate(percent: $0) }),
    pricing: nil,
    limit: PolicyLimit(
      step: Money(1000),
      card: CardLimitTerms(
        peerQuantile: Rate(percent: quantile), minimumPayment: Rate(percent: 5))))
  return try #require(CardLimitSearch(peers: peers, catalogue: catalogue, policy: policy))
}

private func account(
  limit: Double = 50_000, income: Double? = nil, obligations: Double? = nil
) -> LoanApplication {
  LoanApplication(product: .creditCard, values: [.creditLimit: .number(limit)])
    .with(income, in: .monthlyIncome).with(obligations, in: .monthlyObligations)
}

@Test func withAmpleIncomeTheLimitIsWhatGoodPayersOfLikeRiskHold() throws {
  let rich = account(income: 1_000_000, obligations: 0)
  let safe = try search().limit(for: rich, at: Probability(0.05))
  #expect(safe.amount == Money(400_000) && safe.boundBy == "peerLimits")
  // Down to a whole step.
  let riskier = try search().limit(for: rich, at: Probability(0.2))
  #expect(riskier.amount == Money(120_000))
  #expect(try search(quantile: 50).limit(for: rich, at: Probability(0.05)).amount == Money(200_000))
}

@Test func whatTheIncomeCannotBearBindsTheLimit() throws {
  // 30 % of 20,000 is 6,000 a month, which is 5 % of 120,000.
  let limit = try search().limit(
    for: account(income: 30_000, obligations: 10_000), at: Probability(0.05))
  #expect(limit.amount == Money(120_000) && limit.boundBy == "abilityToPay")
  #expect(
    try search().paymentToFreeIncome(
      limit.amount, account(income: 30_000, obligations: 10_000)) == Rate(percent: 30))
}

@Test func whereObligationsTakeTheIncomeThereIsNoLimit() throws {
  let limit = try search().limit(
    for: account(income: 10_000, obligations: 12_000), at: Probability(0.05))
  #expect(limit.amount == .zero && limit.boundBy == "abilityToPay")
}

@Test func aboveTheCutOffNoLimitHoldsAndOnItOneDoes() throws {
  #expect(try search().limit(for: account(), at: Probability(0.26)).boundBy == "probabilityCutOff")
  #expect(try search().limit(for: account(), at: Probability(0.26)).amount == .zero)
  #expect(try search().limit(for: account(), at: Probability(0.25)).amount > .zero)
}

@Test(arguments: [(nil as Double?, nil as Double?), (50_000, nil), (nil, 10_000)])
func anUnknownIncomeDoesNotBindAndIsSaid(income: Double?, obligations: Double?) throws {
  let account = account(income: income, obligations: obligations)
  let limit = try search().limit(for: account, at: Probability(0.05))
  #expect(limit.amount == Money(400_000))
  #expect(
    try search().inWords(limit, for: account).sentence.contains("could not be checked"))
  #expect(try search().paymentToFreeIncome(limit.amount, account) == nil)
}

@Test func aPresentLimitThatIsHigherIsSaid() throws {
  func sentence(_ limit: Double) throws -> String {
    let search = try search()
    let account = account(limit: limit)
    return search.inWords(search.limit(for: account, at: Probability(0.05)), for: account).sentence
  }
  #expect(try sentence(450_000).contains("the present limit is higher"))
  #expect(try !sentence(300_000).contains("present"))
}

@Test func aLimitNeverRisesWithTheRiskOrWithObligationsAndNeverFallsWithIncome() throws {
  let search = try search()
  var last = Double.infinity
  for chance in stride(from: 0.01, to: 1, by: 0.01) {
    let amount = search.limit(
      for: account(income: 90_000, obligations: 20_000), at: Probability(chance)
    ).amount.amount
    #expect(amount <= last)
    last = amount
  }
  var before = 0.0
  for income in stride(from: 0.0, through: 200_000, by: 5000) {
    func amount(_ obligations: Double) -> Double {
      search.limit(
        for: account(income: income, obligations: obligations), at: Probability(0.05)
      ).amount.amount
    }
    #expect(amount(10_000) >= before && amount(11_000) <= amount(10_000))
    before = amount(10_000)
  }
}
