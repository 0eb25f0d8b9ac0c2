import Desk
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Cases")
struct CasesModelTests {
  @Test("A search shows what fits and how many there are in all")
  func search() async throws {
    let (verbs, store) = try testVerbs()
    let form = ApplicationForm(product: .installmentLoan)
    for name in ["Oak 1", "Oak 2", "Mill 3"] { _ = try await store.file(form, name, nil) }
    let model = CasesModel(desk: verbs, clock: testClock())

    await model.find("Oak")

    #expect(model.state.found.map(\.reference) == ["Oak 1", "Oak 2"])
    #expect(model.state.countWords == "2 of 3 cases")
    #expect(model.state.page == .list)
    await model.find("Pine")
    #expect(model.state.page == .nothingFound)
  }

  @Test("Cases are chosen by state and sorted by a figure, those without it last")
  func arranging() async throws {
    var (verbs, _) = try testVerbs()
    func summary(_ name: String, _ state: CaseState, _ amount: Double?) -> CaseSummary {
      CaseSummary(
        id: CaseID(rawValue: name), reference: name, changedAt: "2026-11-19T09:30:00.000Z",
        by: "tester", state: state, product: .installmentLoan, amount: amount.map { Money($0) },
        probability: nil, score: nil, band: nil)
    }
    let all = [
      summary("a", .draft, nil), summary("b", .approved, 500), summary("c", .draft, 900),
      summary("d", .draft, 100),
    ]
    verbs.cases = { (_) async throws(DeskProblem) in all }
    let model = CasesModel(desk: verbs, clock: testClock())

    model.sort(by: .amount, isDescending: true)

    #expect(await eventually { model.state.found.map(\.reference) == ["c", "b", "d", "a"] })
    model.choose(.draft)
    #expect(await eventually { model.state.found.map(\.reference) == ["c", "d", "a"] })
    #expect(model.state.countWords == "3 of 4 cases")
    let line = CaseLine(all[0], clock: testClock(), currency: "USD", today: "2026-11-21")
    #expect(line.waits == "2 days")
    #expect(CaseLine(all[1], clock: testClock(), currency: "USD", today: "2026-11-21").waits == "")
  }

  @Test("A store that cannot be read is never shown as an empty one")
  func unreadable() async throws {
    let (verbs, store) = try testVerbs()
    await store.refuse(.noStoreFolder)
    let model = CasesModel(desk: verbs, clock: testClock())

    await model.find("")

    #expect(model.state.page == .unreadable)
    #expect(model.state.countWords.isEmpty)
    await store.refuse(nil)
    await model.find("")
    #expect(model.state.page == .empty)
  }

  @Test("History tells each event in words, the newest first")
  func story() async throws {
    let (verbs, _) = try testVerbs()
    let model = screening(verbs)
    model.typeBorrower()
    model.rename("File 9")
    var draft = DecisionDraft(
      recommended: try #require(model.state.assessment?.recommendation.verdict))
    draft.reason = "All papers seen."
    await model.decide(draft)

    let story = CaseStory(try #require(model.state.opened), clock: testClock())

    #expect(story.lines.map(\.when) == ["2026-11-21", "2026-11-21", "2026-11-21"])
    #expect(story.lines.first?.what.hasPrefix("Decided: ") == true)
    #expect(story.lines.last?.what == "Answers kept as “File 9”")
    #expect(story.decision.hasSuffix(": All papers seen."))
  }
}
