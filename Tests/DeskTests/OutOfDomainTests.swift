import Assessing
import Deciding
import Lending
import Packs
import Scoring
import Testing

@testable import Desk

/// The borrower's model with a domain in which a high score with many delinquencies never was.
private func assessor(withDomain: Bool = true, mark: Double? = 99) throws -> Assessor {
  let pack = try PackShelf(modelsFolder: bundledResources + "/models").champion(
    of: .installmentLoan, variant: "borrower")
  let table = try DomainTable(
    columns: [
      .init(input: "fico_score", edges: [800], lowest: 600, highest: 860),
      .init(input: "delinquencies_2y", edges: [2], lowest: -1, highest: 20),
    ], surprises: [[0, 0, 0, 4000]],
    marks: [.init(surprise: -1, share: 0.1), .init(surprise: 9000, share: 1)])
  let policy = try Desk(DeskOptions(resources: bundledResources)).policy
  return Assessor(
    model: pack.model,
    domain: withDomain ? try DomainMeasure(table, features: pack.model.features) : nil,
    limitModel: pack.model, pricer: try #require(pack.pricer), catalogue: pack.catalogue,
    policy: Policy(
      name: policy.name, version: policy.version, product: policy.product,
      rules: PolicyRules(
        probabilityCutOff: Rate(percent: 90), closeCall: nil, paymentToIncomeCeiling: nil,
        debtToIncomeCeiling: nil, expectedLossBudget: nil,
        outOfDomain: mark.map { Rate(percent: $0) }),
      pricing: policy.pricing, limit: policy.limit), policyDigest: "")
}

private func application(fico: Double, delinquencies: Double) -> LoanApplication {
  LoanApplication(
    product: .installmentLoan,
    values: [
      .loanAmount: .number(5000), .termMonths: .number(36), .annualIncome: .number(90_000),
      "fico_score": .number(fico), "delinquencies_2y": .number(delinquencies),
    ])
}

@Test func anApplicationUnlikeTheTrainingLoansIsReferredByName() throws {
  let assessor = try assessor(mark: 80)
  let odd = application(fico: 845, delinquencies: 8)

  let assessment = try #require(assessor.assess(odd))

  // twice 4000, the only and so the oddest pair, between −1 and 9000
  let share = 0.1 + 0.9 * 8001 / 9001
  #expect(abs(try #require(assessment.outOfDomain) - share) < 1e-12)
  #expect(assessment.recommendation.verdict == .refer)
  #expect(assessment.recommendation.objections.map(\.rule) == ["outOfDomain"])
  #expect(assessment.recommendation.objections[0].sentence.contains("FICO score with "))
  let screened = try #require(assessor.screen(odd))
  #expect(screened.outOfDomain == assessment.outOfDomain)
  #expect(screened.verdict == .refer)
}

@Test func aUsualApplicationIsNotReferred() throws {
  let assessment = try #require(
    try assessor().assess(application(fico: 845, delinquencies: 0)))
  #expect(try #require(assessment.outOfDomain) < 0.2)
  #expect(assessment.recommendation.verdict == .approve)
}

@Test func aPackWithoutADomainSaysNothingOfIt() throws {
  let assessor = try assessor(withDomain: false)
  let assessment = try #require(assessor.assess(application(fico: 845, delinquencies: 8)))
  #expect(assessment.outOfDomain == nil)
  #expect(assessment.recommendation.verdict == .approve)
}

@Test func aReplayTellsAnotherMeasureOfTheDomain() throws {
  let odd = application(fico: 845, delinquencies: 8)
  let with = try #require(try assessor(mark: nil).assess(odd))
  let without = try #require(try assessor(withDomain: false, mark: nil).assess(odd))
  #expect(with.differences(from: without) == ["out-of-domain measure"])
  #expect(with.differences(from: with).isEmpty)
}
