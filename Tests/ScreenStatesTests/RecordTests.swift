import Desk
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Notes and outcomes")
struct RecordTests {
  @Test("Notes and what became of a loan join the history, and what cannot be is told in words")
  func recording() async throws {
    let folder = try TableFolder()
    let desk = try Desk(DeskOptions(store: "\(folder.path)/store"))
    let model = screening(DeskVerbs(desk))
    var notices: [String] = []
    model.onNotice = { notices.append($0) }
    #expect(!model.canNote)
    model.typeBorrower()
    await model.save()
    #expect(model.canNote)
    #expect(!model.canEnterOutcome)

    await model.note("Papers seen.")

    let noted = CaseStory(try #require(model.state.opened), clock: testClock())
    #expect(noted.lines.first?.what == "Note: Papers seen.")
    var draft = DecisionDraft(
      recommended: try #require(model.state.assessment?.recommendation.verdict))
    draft.verdict = .approve
    draft.reason = "Known for years."
    await model.decide(draft)
    #expect(model.canEnterOutcome)
    await model.enterOutcome(.defaulted, day: "2026-02-30", recovered: "")
    #expect(model.state.opened?.creditCase.state == .approved)
    #expect(notices.last?.contains("day") == true)
    await model.enterOutcome(.defaulted, day: "2026-02-28", recovered: "1 200")
    #expect(model.state.opened?.creditCase.state == .defaulted)
    let told = CaseStory(try #require(model.state.opened), clock: testClock())
    #expect(told.lines.first?.what.contains("2026-02-28") == true)
    await desk.room.close()
  }
}
