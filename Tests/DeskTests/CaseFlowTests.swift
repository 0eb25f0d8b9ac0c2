import Desk
import FoundationEssentials
import Lending
import Testing

/// A desk whose cases go into a folder that goes away with it.
private final class TestDesk {
  let folder =
    FileManager.default.temporaryDirectory.path + "/assay-desk-\(UInt64.random(in: 0...UInt64.max))"

  func desk() throws -> Desk {
    try Desk(DeskOptions(resources: bundledResources, store: folder, person: "Ada"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

private func form(_ changes: [FieldID: ApplicationForm.Entry] = [:]) -> ApplicationForm {
  var form = ApplicationForm(
    product: .installmentLoan,
    entries: [
      .loanAmount: .number(9000), .termMonths: .number(36), .annualIncome: .number(70_000),
      .debtToIncome: .number(12), "fico_score": .number(735),
    ])
  for (field, entry) in changes { form.entries[field] = entry }
  return form
}

private func assessment(_ form: ApplicationForm) throws -> Assessment {
  let screening = try Desk(DeskOptions(resources: bundledResources)).assess(form)
  guard case .assessed(_, let assessment) = screening else { throw FieldProblems([]) }
  return assessment
}

@Test func aKeptCaseComesBackWithTheSameBitsInAnotherProcessOfTheDesk() async throws {
  let place = TestDesk()
  defer { withExtendedLifetime(place) {} }
  let first = try place.desk()
  let kept = try await first.file(form(), reference: "File 7")
  #expect(kept.state == .assessed)
  await first.room.close()
  let reopened = try await place.desk().reopen(kept.id)
  #expect(reopened.replay == .reproduced)
  #expect(reopened.creditCase.assessed == kept.assessed)
}

@Test func aChangedFormTakesTheOldAnswerAndDecisionAway() async throws {
  let place = TestDesk()
  defer { withExtendedLifetime(place) {} }
  let desk = try place.desk()
  let kept = try await desk.file(form(), reference: "File 7")
  _ = try await desk.decide(kept.id, .decline, reason: "too little known")
  let incomplete = try await desk.file(
    form([.annualIncome: .text("")]), reference: "File 7", as: kept.id)
  #expect(incomplete.state == .draft)
  #expect(incomplete.assessed == nil)
  #expect(try await desk.cases().map(\.state) == [.draft])
  await #expect(throws: DeskProblem.notAssessed) {
    try await desk.decide(kept.id, .approve, reason: "")
  }
}

@Test func keepingTheSameFormAgainKeepsTheDecision() async throws {
  let place = TestDesk()
  defer { withExtendedLifetime(place) {} }
  let desk = try place.desk()
  let kept = try await desk.file(form(), reference: "File 7")
  _ = try await desk.decide(kept.id, .decline, reason: "too little known")
  let again = try await desk.file(form(), reference: "File 7", as: kept.id)
  #expect(again.state == .declined)
  let renamed = try await desk.file(form(), reference: "File 8", as: kept.id)
  #expect(renamed.reference == "File 8")
  #expect(renamed.state == .declined)
  #expect(try await desk.cases(matching: "File 8").map(\.state) == [.declined])
}

@Test func aDecisionThatDepartsNeedsAReason() async throws {
  let place = TestDesk()
  defer { withExtendedLifetime(place) {} }
  let desk = try place.desk()
  let kept = try await desk.file(form(), reference: "File 7")
  let recommended = try #require(kept.assessed?.assessment.recommendation.verdict)
  let other: Verdict = recommended == .approve ? .decline : .approve
  await #expect(throws: DeskProblem.reasonNeeded(recommended: recommended)) {
    try await desk.decide(kept.id, other, reason: "  ")
  }
  #expect(try await desk.decide(kept.id, recommended, reason: "").decision?.departs == false)
}

@Test func withoutAnIncomeNothingIsLent() throws {
  for income in [0.0, 1] {
    let assessment = try assessment(form([.annualIncome: .number(income)]))
    #expect(assessment.recommendation.verdict == .decline)
    #expect(assessment.limit.amount == .zero)
    #expect(!assessment.reasons.contains { $0.sentence.contains("1000000000") })
  }
}

@Test func silenceAboutDebtsIsSaidAndGoesToAPerson() throws {
  let silent = try assessment(form([.debtToIncome: .text("")]))
  #expect(silent.recommendation.verdict == .refer)
  #expect(silent.recommendation.objections.map(\.rule) == ["debtToIncomeCeiling"])
  #expect(silent.limit.sentence.contains("could not be checked"))
}

@Test func thePricedModelIsNotAskedWithoutAPrice() throws {
  let desk = try Desk(
    DeskOptions(resources: bundledResources, model: "installment-loan-priced"))
  #expect(
    desk.assess(form()) == .problems([FieldProblem(field: .interestRate, kind: .missing)]))
}

@Test func aLowGrantedRateCannotBuyMoreThanTheLimit() throws {
  let weak: [FieldID: ApplicationForm.Entry] = [
    "fico_score": .number(620), "inquiries_6m": .number(6), .loanAmount: .number(20_000),
    .interestRate: .number(4), .grade: .text("A"),
  ]
  let assessment = try assessment(form(weak))
  #expect(assessment.limit.amount < Money(20_000))
  #expect(assessment.recommendation.verdict != .approve)
}

@Test func damagedPacksDoNotLockAnyoneOutOfTheCases() async throws {
  let place = TestDesk()
  defer { withExtendedLifetime(place) {} }
  _ = try await place.desk().file(form(), reference: "File 7")
  let room = CaseRoom(DeskOptions(resources: "/nowhere", store: place.folder))
  #expect(try await room.cases().map(\.reference) == ["File 7"])
}

@Test func aCaseIsDueWhenNothingHasHappenedToItForSoLong() async throws {
  let place = TestDesk()
  defer { withExtendedLifetime(place) {} }
  let desk = try place.desk()
  let kept = try await desk.file(form(), reference: "File 7")
  func later(_ days: Double) -> Date { Date.now.addingTimeInterval(days * 86_400) }

  #expect(try await desk.room.dueCases(now: later(24 * 31)).isEmpty)
  #expect(try await desk.room.dueCases(now: later(25 * 31)).map(\.id) == [kept.id])
  #expect(try await desk.room.dueCases(months: 6, now: later(7 * 31)).map(\.id) == [kept.id])
  #expect(try await desk.room.dueCases(matching: "other", now: later(25 * 31)).isEmpty)
  let found = try await desk.room.erasable(kept.id)
  #expect(found.reference == "File 7")
  #expect(try desk.room.mustStillBeKept(found, now: later(24 * 30)))
  #expect(try !desk.room.mustStillBeKept(found, now: later(25 * 31)))
}
