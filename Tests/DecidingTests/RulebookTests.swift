import Deciding
import Lending
import Testing

private func policy(
  closeCall: Double? = 2, budget: Double? = 10, outOfDomain: Double? = 99
) -> Policy {
  Policy(
    name: "test", version: "1", product: .installmentLoan,
    rules: PolicyRules(
      probabilityCutOff: Rate(percent: 20), closeCall: closeCall.map { Rate(percent: $0) },
      paymentToIncomeCeiling: Rate(percent: 15), debtToIncomeCeiling: Rate(percent: 45),
      expectedLossBudget: budget.map { Rate(percent: $0) },
      outOfDomain: outOfDomain.map { Rate(percent: $0) }),
    pricing: PolicyPricing(assumedRate: ["36": Rate(percent: 12)], discountRate: Rate(percent: 4)),
    limit: PolicyLimit(step: Money(100)))
}

private func facts(
  _ probability: Double = 0.1, payment: Double? = 8, debt: Double? = 30, loss: Double = 5,
  limit: Double = 20_000, outOfDomain: Double? = 0.4, oddest: String? = nil
) -> CaseFacts {
  CaseFacts(
    probability: Probability(probability),
    price: LoanPrice(
      rate: Rate(percent: 12), isRateAssumed: true, payment: Money(300),
      paymentToIncome: payment.map { Rate(percent: $0) },
      debtToIncomeAfter: debt.map { Rate(percent: $0) }, expectedLoss: Money(500),
      expectedLossShare: Rate(percent: loss)),
    amount: Money(10_000), limit: Money(limit), outOfDomain: outOfDomain, oddest: oddest)
}

@Test func aCaseWithinEveryMarkIsApproved() {
  let recommendation = Rulebook(policy()).recommend(facts())
  #expect(recommendation.verdict == .approve)
  #expect(
    recommendation.findings.map(\.rule) == [
      "probabilityCutOff", "closeCall", "paymentToIncomeCeiling", "debtToIncomeCeiling",
      "expectedLossBudget", "amountWithinLimit", "outOfDomain",
    ])
}

@Test(arguments: [
  (0.25, 8.0, 30.0, 5.0, "probabilityCutOff"), (0.1, 15.1, 30, 5, "paymentToIncomeCeiling"),
  (0.1, 8, 45.1, 5, "debtToIncomeCeiling"), (0.1, 8, 30, 10.1, "expectedLossBudget"),
])
func eachRuleDeclinesAboveItsMark(
  probability: Double, payment: Double, debt: Double, loss: Double, rule: String
) {
  let book = Rulebook(policy())
  let refused = facts(probability, payment: payment, debt: debt, loss: loss)
  let recommendation = book.recommend(refused)
  #expect(recommendation.verdict == .decline)
  #expect(recommendation.objections.map(\.rule) == [rule])
  #expect(book.refusal(refused) == rule)
}

@Test func theMarkItselfIsAllowed() {
  #expect(Rulebook(policy()).refusal(facts(0.2, payment: 15, debt: 45, loss: 10)) == nil)
}

@Test(arguments: [(0.19, Verdict.refer), (0.21, .refer), (0.17, .approve), (0.23, .decline)])
func aCloseCallGoesToAPerson(probability: Double, verdict: Verdict) {
  #expect(Rulebook(policy()).recommend(facts(probability)).verdict == verdict)
}

@Test func aCloseCallDoesNotSaveACaseThatAnotherRuleRefuses() {
  #expect(Rulebook(policy()).recommend(facts(0.19, loss: 12)).verdict == .decline)
}

@Test func anAbsentRuleIsNotApplied() {
  let recommendation = Rulebook(policy(closeCall: nil, budget: nil)).recommend(
    facts(0.19, loss: 99))
  #expect(recommendation.verdict == .approve)
  #expect(!recommendation.findings.map(\.rule).contains("expectedLossBudget"))
}

@Test func silenceAboutDebtsGoesToAPersonAndIsSaid() {
  let book = Rulebook(policy())
  let recommendation = book.recommend(facts(debt: nil))
  #expect(recommendation.verdict == .refer)
  #expect(recommendation.objections.map(\.rule) == ["debtToIncomeCeiling"])
  #expect(recommendation.objections.map(\.outcome) == [.notMeasured])
  #expect(recommendation.objections[0].sentence.contains("is not known"))
  #expect(book.unmeasured(facts(debt: nil)) == ["debtToIncomeCeiling"])
  #expect(book.recommend(facts(0.3, debt: nil)).verdict == .decline)
}

@Test(arguments: [9_900.0, 0])
func aLowGrantedRateCannotBuyMoreThanTheLimit(limit: Double) {
  let recommendation = Rulebook(policy()).recommend(facts(0.05, limit: limit))
  #expect(recommendation.verdict == .refer)
  #expect(recommendation.objections.map(\.rule) == ["amountWithinLimit"])
}

private func cardFacts(limit: Double, share: Double?) -> CaseFacts {
  CaseFacts(
    probability: Probability(0.1), price: nil, amount: Money(50_000), limit: Money(limit),
    paymentToFreeIncome: share.map { Rate(percent: $0) })
}

private let cardPolicy = Policy(
  name: "test", version: "1", product: .creditCard,
  rules: PolicyRules(
    probabilityCutOff: Rate(percent: 20), closeCall: nil, paymentToIncomeCeiling: nil,
    debtToIncomeCeiling: nil, expectedLossBudget: nil, abilityToPay: Rate(percent: 30)),
  pricing: nil,
  limit: PolicyLimit(
    step: Money(1000),
    card: CardLimitTerms(peerQuantile: Rate(percent: 50), minimumPayment: Rate(percent: 5))))

@Test(arguments: [
  // A higher limit needs an income; one that stays or falls does not.
  (60_000.0, nil as Double?, Verdict.refer), (50_000, nil, .approve), (20_000, nil, .approve),
  (60_000, 25, .approve), (60_000, 31, .decline),
])
func aHigherLimitNeedsAnIncome(limit: Double, share: Double?, verdict: Verdict) {
  let recommendation = Rulebook(cardPolicy).recommend(cardFacts(limit: limit, share: share))
  #expect(recommendation.verdict == verdict)
  #expect(recommendation.findings.map(\.rule) == ["probabilityCutOff", "abilityToPay"])
}

@Test func anApplicationUnlikeTheTrainingLoansGoesToAPersonAndSaysWhy() {
  let book = Rulebook(policy())
  let odd = facts(outOfDomain: 0.994, oddest: "annual income with revolving balance")
  let recommendation = book.recommend(odd)
  #expect(recommendation.verdict == .refer)
  #expect(recommendation.objections.map(\.rule) == ["outOfDomain"])
  #expect(recommendation.objections[0].measured == 99.4)
  #expect(
    recommendation.objections[0].sentence
      == "The application is more unusual than 99.4\u{202F}% of the loans that the model learned "
      + "from; most unusual: annual income with revolving balance")
  #expect(
    book.recommend(facts(outOfDomain: 1)).objections[0].sentence
      == "The application is unlike any loan that the model learned from")
  #expect(book.refusal(odd) == nil)
  #expect(book.recommend(facts(0.5, outOfDomain: 1)).verdict == .decline)
}

@Test func theMarkOfTheDomainItselfRefersAndBelowItPasses() {
  #expect(Rulebook(policy()).recommend(facts(outOfDomain: 0.99)).verdict == .refer)
  #expect(Rulebook(policy()).recommend(facts(outOfDomain: 0.9899)).verdict == .approve)
}

@Test func aModelWithoutAMeasureOfItsDomainRefersNobody() {
  let recommendation = Rulebook(policy()).recommend(facts(outOfDomain: nil))
  #expect(recommendation.verdict == .approve)
  #expect(recommendation.findings.last?.measured == nil)
  #expect(
    Rulebook(policy(outOfDomain: nil)).recommend(facts(outOfDomain: 1)).verdict == .approve)
}

@Test func aValueJustAboveItsMarkIsNotToldAsTheMark() throws {
  let told = Rulebook(policy()).recommend(facts(0.1, payment: 15.04)).findings
  let payment = try #require(told.first { $0.rule == "paymentToIncomeCeiling" })
  #expect(
    payment.sentence
      == "The payment to income, 15.04\u{202F}%, is above the ceiling of 15.00\u{202F}%")
}

@Test func aCloseCallAboveTheCutOffDoesNotSoundLikeARefusal() throws {
  func cutOff(_ probability: Double, closeCall: Double?) throws -> RuleFinding {
    let told = Rulebook(policy(closeCall: closeCall)).recommend(facts(probability))
    return try #require(told.findings.first { $0.rule == "probabilityCutOff" })
  }
  let close = try cutOff(0.21, closeCall: 2)
  #expect(close.outcome == .declines && close.sentence.hasSuffix("this alone does not decline"))
  #expect(!(try cutOff(0.23, closeCall: 2).sentence.contains("this alone")))
  #expect(!(try cutOff(0.21, closeCall: nil).sentence.contains("this alone")))
  #expect(!(try cutOff(0.19, closeCall: 2).sentence.contains("this alone")))
  let catalogue = FieldCatalogue(
    product: .installmentLoan, currency: "USD", groups: [], fields: [])
  func meaning(_ closeCall: Double?) -> String? {
    Rulebook(policy(closeCall: closeCall)).meanings(in: catalogue).first?.meaning
  }
  #expect(meaning(2)?.hasSuffix("the cut-off of 20.0\u{202F}% and no close call") ?? false)
  #expect(meaning(nil)?.hasSuffix("the cut-off of 20.0\u{202F}%") ?? false)
}
