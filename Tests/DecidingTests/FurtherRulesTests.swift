import Deciding
import Lending
import Testing

/// A policy in which one further rule decides.
private func policy(
  _ product: Product = .installmentLoan, score: Int? = nil, returnFloor: Double? = nil,
  loan: Double? = nil, utilization: Double? = nil, knockOuts: [KnockOutTerm]? = nil,
  required: [FieldID]? = nil, width: Double? = nil, above: Double? = nil
) -> Policy {
  func rate(_ percent: Double?) -> Rate? { percent.map { Rate(percent: $0) } }
  return Policy(
    name: "test", version: "1", product: product,
    rules: PolicyRules(
      probabilityCutOff: Rate(percent: 20), closeCall: nil, paymentToIncomeCeiling: nil,
      debtToIncomeCeiling: nil, expectedLossBudget: nil, scoreFloor: score,
      returnFloor: rate(returnFloor), loanToIncomeCeiling: rate(loan),
      utilizationCeiling: rate(utilization), knockOuts: knockOuts, required: required,
      intervalWidth: rate(width), referAbove: above.map { Money($0) }),
    pricing: nil, limit: PolicyLimit(step: Money(100)))
}

private func facts(
  _ change: (inout FurtherFacts) -> Void = { _ in }, values: [FieldID: FieldValue] = [:]
) -> CaseFacts {
  var facts = CaseFacts(
    probability: Probability(0.1), price: nil, amount: Money(10_000), limit: Money(20_000))
  facts.further.application = LoanApplication(product: .installmentLoan, values: values)
  change(&facts.further)
  return facts
}

private func finding(_ rule: String, _ policy: Policy, _ facts: CaseFacts) throws -> RuleFinding {
  try #require(Rulebook(policy).recommend(facts).findings.first { $0.rule == rule })
}

@Test(arguments: [(599 as Int?, RuleFinding.Outcome.declines), (600, .passes), (nil, .notMeasured)])
func theScoreFloorDeclinesBelowIt(score: Int?, outcome: RuleFinding.Outcome) throws {
  let book = policy(score: 600)
  let given = facts { $0.score = score }
  let found = try finding("scoreFloor", book, given)
  #expect(found.outcome == outcome && found.unit == .points && found.mark == 600)
  #expect(Rulebook(book).refusal(given) == (outcome == .declines ? "scoreFloor" : nil))
}

@Test(arguments: [
  (3.9 as Double?, RuleFinding.Outcome.declines), (4.0, .passes), (nil, .notMeasured),
])
func theReturnFloorDeclinesBelowItAndAsksWhereNothingIsKnown(
  value: Double?, outcome: RuleFinding.Outcome
) throws {
  let given = facts { $0.expectedReturn = value.map { Rate(percent: $0) } }
  #expect(try finding("returnFloor", policy(returnFloor: 4), given).outcome == outcome)
  // A policy without the rule asks for nothing.
  #expect(Rulebook(policy()).recommend(given).verdict == .approve)
}

@Test(arguments: [(40.1 as Double?, Verdict.decline), (40, .approve), (nil, .refer)])
func theAmountBesideTheIncomeHasACeiling(share: Double?, verdict: Verdict) {
  let book = Rulebook(policy(loan: 40))
  let rate = share.map { Rate(percent: $0) }
  #expect(book.recommend(facts { $0.loanToIncome = rate }).verdict == verdict)
  #expect(
    book.allows(paymentToIncome: nil, debtToIncomeAfter: nil, loanToIncome: rate)
      == (verdict != .decline))
}

@Test(arguments: [(90.5 as Double?, Verdict.decline), (90, .approve), (nil, .refer)])
func fullCardsHaveACeiling(used: Double?, verdict: Verdict) {
  let given = facts(values: used.map { [.revolvingUtilization: .number($0)] } ?? [:])
  #expect(Rulebook(policy(utilization: 90)).recommend(given).verdict == verdict)
}

@Test(arguments: [
  (KnockOutTerm(field: "bankruptcies", above: 0), FieldValue.number(1), Verdict.decline),
  (KnockOutTerm(field: "bankruptcies", above: 0), .number(0), .approve),
  (KnockOutTerm(field: "fico_score", below: 600), .number(599), .decline),
  (KnockOutTerm(field: "fico_score", below: 600), .number(600), .approve),
  (KnockOutTerm(field: "purpose", is: ["wedding", "vacation"]), .choice("vacation"), .decline),
  (KnockOutTerm(field: "purpose", is: ["wedding", "vacation"]), .choice("car"), .approve),
])
func aKnockOutDeclinesWhatTheLenderNeverTakes(
  term: KnockOutTerm, value: FieldValue, verdict: Verdict
) {
  let given = facts(values: [term.field: value])
  let book = Rulebook(policy(knockOuts: [term]))
  #expect(book.recommend(given).verdict == verdict)
  #expect(book.refusal(given) == (verdict == .decline ? "knockOuts" : nil))
}

@Test func anUnknownAnswerOfAKnockOutGoesToAPersonUnlessItPasses() throws {
  let strict = policy(knockOuts: [KnockOutTerm(field: "public_records", above: 0)])
  #expect(try finding("knockOuts", strict, facts()).outcome == .notMeasured)
  let mild = policy(
    knockOuts: [KnockOutTerm(field: "public_records", above: 0, unknownPasses: true)])
  #expect(try finding("knockOuts", mild, facts()).outcome == .passes)
}

@Test func knockOutsAreToldInTheLendersWordsOrWithTheirValues() throws {
  let terms = [
    KnockOutTerm(field: "bankruptcies", above: 0, sentence: "A bankruptcy is on record"),
    KnockOutTerm(field: "inquiries_6m", above: 5),
  ]
  let catalogue = FieldCatalogue(
    product: .installmentLoan, currency: "USD", groups: [],
    fields: [
      Field(
        id: "inquiries_6m", label: "Credit inquiries", help: "", group: "",
        kind: .number(NumberRange(unit: .count, minimum: 0, maximum: 99, decimals: 0)),
        isRequired: false, use: .scored, whenUnknown: "", change: .fixed)
    ])
  let given = facts(
    { $0.catalogue = catalogue }, values: ["bankruptcies": .number(1), "inquiries_6m": .number(7)])
  let found = try finding("knockOuts", policy(knockOuts: terms), given)
  #expect(found.measured == 2)
  #expect(found.sentence == "A bankruptcy is on record; Credit inquiries, 7, is above 5")
}

@Test func whatMustBeKnownAndIsNotGoesToAPersonByName() throws {
  let needing = policy(required: ["fico_score", "employment_years"])
  let found = try finding("required", needing, facts(values: ["fico_score": .number(700)]))
  #expect(found.outcome == .refers && found.measured == 1)
  #expect(found.sentence == "Not known and needed: employment_years")
  let all: [FieldID: FieldValue] = ["fico_score": .number(700), "employment_years": .number(3)]
  #expect(Rulebook(needing).recommend(facts(values: all)).verdict == .approve)
}

@Test func debtToIncomeIsKnownWhereItFollows() {
  let values: [FieldID: FieldValue] = [
    .annualIncome: .number(60_000), .monthlyDebtPayments: .number(500),
  ]
  let verdict = Rulebook(policy(required: [.debtToIncome])).recommend(facts(values: values)).verdict
  #expect(verdict == .approve)
}

@Test(arguments: [(0.05, 0.17, Verdict.refer), (0.06, 0.15, .approve)])
func aWideIntervalGoesToAPerson(low: Double, high: Double, verdict: Verdict) {
  let given = facts {
    $0.interval = ProbabilityInterval(
      low: Probability(low), high: Probability(high), confidence: 0.9)
  }
  #expect(Rulebook(policy(width: 10)).recommend(given).verdict == verdict)
  #expect(Rulebook(policy(width: 10)).refusal(given) == nil)
}

@Test(arguments: [(9_999.0, Verdict.refer), (10_000, .approve)])
func aLargeAmountGoesToAPerson(mark: Double, verdict: Verdict) {
  #expect(Rulebook(policy(above: mark)).recommend(facts()).verdict == verdict)
  #expect(Rulebook(policy(above: mark)).refusal(facts()) == nil)
}

@Test func ofACardTheLimitThatIsRecommendedIsTheLargeAmount() {
  let book = Rulebook(policy(.creditCard, above: 15_000))
  #expect(book.recommend(facts { $0.offered = Money(20_000) }).verdict == .refer)
  #expect(book.recommend(facts { $0.offered = Money(15_000) }).verdict == .approve)
}

@Test func everyRuleIsToldWithItsMark() {
  let whole = policy(
    score: 600, returnFloor: -2, loan: 40, utilization: 90,
    knockOuts: [KnockOutTerm(field: "bankruptcies", above: 0)], required: ["fico_score"],
    width: 15, above: 30_000)
  let known = FieldCatalogue(
    product: .installmentLoan, currency: "USD", groups: [],
    fields: ["bankruptcies": "Bankruptcies", "fico_score": "FICO score"].map { id, label in
      Field(
        id: FieldID(id), label: label, help: "", group: "",
        kind: .number(NumberRange(unit: .count, minimum: 0, maximum: 999, decimals: 0)),
        isRequired: false, use: .scored, whenUnknown: "", change: .fixed)
    })
  let told = Rulebook(whole).meanings(in: known)
  #expect(
    told.map(\.key) == [
      "probabilityCutOff", "scoreFloor", "loanToIncomeCeiling", "utilizationCeiling",
      "returnFloor", "knockOuts", "amountWithinLimit", "required", "intervalWidth", "referAbove",
    ])
  #expect(
    told.map(\.meaning) == [
      "Declines where the chance of default is above the cut-off of 20.0\u{202F}%",
      "Declines below a score of 600",
      "Declines where the amount as a share of a year's income is above the ceiling of 40.0\u{202F}%; refers where the income is not known",
      "Declines where the share of the card limits in use is above the ceiling of 90.0\u{202F}%; refers where how much of the card limits is in use is not known",
      "Declines below an expected return of −2.0\u{202F}% a year; refers where it is not known",
      "Declines Bankruptcies above 0", "Refers where the amount is above the limit",
      "Refers where one of these is not known: FICO score",
      "Refers where the ends of the interval of the chance of default lie more than 15 points apart",
      "Refers amounts, of cards limits, above 30\u{202F}000",
    ])
}

@Test func theRulesThatFiredAreThoseThatStandAgainstAnApproval() {
  let book = Rulebook(policy(score: 600, required: ["fico_score"], above: 5_000))
  let given = facts { $0.score = 580 }
  #expect(book.fired(given) == book.recommend(given).objections.map(\.rule))
  #expect(book.fired(given) == ["scoreFloor", "required", "referAbove"])
}
