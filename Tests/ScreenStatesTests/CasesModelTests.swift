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
