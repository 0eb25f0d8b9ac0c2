import Desk
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Keeping a case")
struct KeepingTests {
  @Test("A saved form has no unsaved changes, and the person is told")
  func save() async throws {
    let model = screening(try testVerbs().verbs)
    var notices: [String] = []
    model.onNotice = { notices.append($0) }
    model.typeBorrower()
    model.rename("File 7")

    #expect(await model.save())

    #expect(!model.state.hasUnsavedChanges)
    #expect(model.state.opened?.creditCase.reference == "File 7")
    #expect(notices == ["“File 7” is saved."])
  }

  @Test("An incomplete form is kept as a draft that says what is to come")
  func draft() async throws {
    let model = screening(try testVerbs().verbs)
    var notices: [String] = []
    model.onNotice = { notices.append($0) }
    model.type("9000", in: .loanAmount)

    #expect(await model.save())

    #expect(notices == ["“2026-11-21 09:30” is saved as a draft: 2 answers are still to come."])
    #expect(model.state.shownProblem(of: .annualIncome) == .missing)
    #expect(model.state.opened?.creditCase.state == .draft)
  }

  @Test("Without a reference nothing is kept and its row is marked")
  func noReference() async throws {
    let (verbs, store) = try testVerbs()
    let model = screening(verbs)
    model.typeBorrower()
    model.rename("  ")

    #expect(await model.save() == false)

    #expect(model.state.isReferenceMissing)
    #expect(try await store.summaries("").isEmpty)
    model.rename("File 8")
    #expect(!model.state.isReferenceMissing)
  }

  @Test("A refused save loses nothing and says why")
  func refusedSave() async throws {
    let (verbs, store) = try testVerbs()
    let model = screening(verbs)
    var notices: [String] = []
    model.onNotice = { notices.append($0) }
    model.typeBorrower()
    let form = model.state.form
    await store.refuse(.noStoreFolder)

    #expect(await model.save() == false)

    #expect(model.state.form == form)
    #expect(model.state.hasUnsavedChanges)
    #expect(!model.state.isKeeping)
    #expect(notices == [DeskProblem.noStoreFolder.sentence])
  }

  @Test("Deciding saves first, then keeps the decision with its reason")
  func decide() async throws {
    let model = screening(try testVerbs().verbs)
    model.typeBorrower()
    let recommended = try #require(model.state.assessment?.recommendation.verdict)
    var draft = DecisionDraft(recommended: recommended)
    draft.verdict = recommended == .decline ? .refer : .decline
    draft.reason = "Known to the branch."

    #expect(await model.decide(draft))

    let decision = try #require(model.state.opened?.creditCase.decision)
    #expect(decision.departs)
    #expect(decision.reason == "Known to the branch.")
    #expect(!model.state.hasUnsavedChanges)
  }

  @Test("A decision that departs needs a reason; one that follows needs none")
  func reasonNeeded() {
    var draft = DecisionDraft(recommended: .decline)
    #expect(draft.canKeep)

    draft.verdict = .approve
    #expect(!draft.canKeep)
    draft.reason = "   "
    #expect(!draft.canKeep)
    draft.reason = "A guarantor signs."
    #expect(draft.canKeep)
  }

  @Test("An opened case shows what was kept until an answer changes, and again when it is back")
  func reopen() async throws {
    let (verbs, _) = try testVerbs()
    let first = screening(verbs)
    first.typeBorrower()
    await first.save()
    let kept = try #require(first.state.opened?.creditCase)
    let model = screening(verbs)

    #expect(await model.open(kept.id))

    #expect(model.state.form == kept.form)
    #expect(model.state.assessment == kept.assessed?.assessment)
    #expect(model.state.opened?.replay == .reproduced)
    model.type("13000", in: .loanAmount)
    #expect(model.state.hasUnsavedChanges)
    #expect(model.state.assessment != kept.assessed?.assessment)
    model.type("12000", in: .loanAmount)
    #expect(!model.state.hasUnsavedChanges)
    #expect(model.state.assessment == kept.assessed?.assessment)
  }
}
