import Desk
import Lending
import Testing

private func desk() throws -> Desk { try Desk(DeskOptions(resources: bundledResources)) }

/// The resources beside the tests' own source.
let bundledResources =
  "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/resources"

private func assessed(_ count: Int, seed: UInt64, _ desk: Desk) -> [(LoanApplication, Assessment)] {
  var generator = SeededDraws(seed: seed)
  var all: [(LoanApplication, Assessment)] = []
  while all.count < count {
    let form = desk.catalogue.madeUpForm(using: &generator)
    if case .assessed(let application, let assessment) = desk.assess(form) {
      all.append((application, assessment))
    }
  }
  return all
}

@Test func everyAssessmentAddsUp() throws {
  let desk = try desk()
  for (application, assessment) in assessed(3_000, seed: 21, desk) {
    let principal = assessment.principalReasons(of: application, in: desk.catalogue)
    let explanation = assessment.explanation
    #expect(explanation.logOdds.bitPattern == assessment.probability.logOdds.bitPattern)
    let shares = explanation.contributions.reduce(0) { $0 + $1.shareOfGap }
    #expect(abs(shares - explanation.gap) < 1e-9)
    #expect(abs(assessment.reasons.reduce(0) { $0 + $1.shareOfGap } - explanation.gap) < 1e-6)
    #expect(principal.count <= 4)
    #expect((300...850).contains(assessment.score))
    #expect(assessment.interval.low < assessment.probability)
    #expect(assessment.probability < assessment.interval.high)
    #expect((0...1).contains(assessment.probability.value))
  }
}

@Test func theLimitIsTheLargestAmountOnTheGridThatEveryRuleAllows() throws {
  let desk = try desk()
  for (application, assessment) in assessed(60, seed: 22, desk) {
    // The slow way: every amount of the grid, by the borrower's model, as a loan without a price
    // of its own; the rate moves the payment only.
    func isAllowed(_ amount: Double) throws -> Bool {
      try desk.allowsLimit(application.with(amount, in: .loanAmount))
    }
    var largest = 0.0
    for amount in stride(from: 500.0, through: 40_000, by: 100) {
      guard try isAllowed(amount) else { break }
      largest = amount
    }
    #expect(assessment.limit.amount.amount == largest)
    for amount in stride(from: largest + 100, through: 40_000, by: 1_700) {
      #expect(try !isAllowed(amount))
    }
  }
}

@Test func theSameApplicationGivesTheSameBits() throws {
  let (first, second) = (try desk(), try desk())
  for (application, assessment) in assessed(500, seed: 24, first) {
    #expect(try second.assess(application) == assessment)
  }
}

@Test func theModelFollowsTheInputs() throws {
  let desk = try desk()
  for (application, assessment) in assessed(200, seed: 25, desk) {
    let variant = application.number(.interestRate) == nil ? "borrower" : "priced"
    #expect(assessment.provenance.model.variant == variant)
    #expect(assessment.provenance.limitModel.variant == "borrower")
    #expect(assessment.price?.isRateAssumed == (variant == "borrower"))
  }
}
