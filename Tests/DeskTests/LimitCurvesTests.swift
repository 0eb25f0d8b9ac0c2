import Desk
import Lending
import Testing

private func applications(_ count: Int, _ desk: Desk) -> [(LoanApplication, Assessment)] {
  var generator = SeededDraws(seed: 91)
  var all: [(LoanApplication, Assessment)] = []
  while all.count < count {
    let form = desk.catalogue.madeUpForm(using: &generator)
    if case .assessed(let application, let assessment) = desk.assess(form) {
      all.append((application, assessment))
    }
  }
  return all
}

@Test func theCurvesSayWhatTheRulesSayOfEachAmount() throws {
  let desk = try Desk(DeskOptions(resources: bundledResources))
  for (application, assessment) in applications(30, desk) {
    let curves = try desk.limitCurves(application)
    #expect((40...80).contains(curves.points.count))
    #expect(curves.limit == assessment.limit.amount && curves.boundBy == assessment.limit.boundBy)
    for (point, next) in zip(curves.points, curves.points.dropFirst()) {
      #expect(point.amount < next.amount && point.chance <= next.chance)
    }
    for point in curves.points {
      let asked = application.with(point.amount.amount, in: .loanAmount)
      #expect(try desk.allowsLimit(asked) == (point.refusedBy == nil))
      #expect((point.refusedBy == nil) == (point.amount <= curves.limit))
    }
    #expect(curves.limit == .zero || curves.points.contains { $0.amount == curves.limit })
  }
}

@Test func noAmountIsExpectedToEarnMoreThanTheMostProfitable() throws {
  let desk = try Desk(DeskOptions(resources: bundledResources))
  for (application, _) in applications(12, desk) {
    let curves = try desk.limitCurves(application)
    let best = try #require(curves.mostProfitable)
    let point = try #require(curves.points.first { $0.amount == best.amount })
    #expect(point.expectedProfit == best.expectedProfit)
    #expect(curves.points.allSatisfy { ($0.expectedProfit ?? .zero) <= best.expectedProfit })
  }
}

@Test func aCardsChanceStandsStillWhileItsLimitMoves() throws {
  let desk = try Desk(DeskOptions(product: .creditCard, resources: bundledResources))
  for (application, assessment) in applications(20, desk) {
    let curves = try desk.limitCurves(application)
    #expect(curves.limit == assessment.limit.amount && curves.mostProfitable == nil)
    #expect(Set(curves.points.map(\.chance)).count == 1)
    let shares = curves.points.compactMap(\.paymentToIncome)
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(curves.points.allSatisfy { ($0.refusedBy == nil) == ($0.amount <= curves.limit) })
  }
}
