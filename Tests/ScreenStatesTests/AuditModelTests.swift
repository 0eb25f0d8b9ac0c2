import Desk
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Audit")
struct AuditModelTests {
  @Test("Whatever is done to cases is on record in words, and the journal checks sound")
  func records() async throws {
    let folder = try TableFolder()
    let verbs = try tableVerbs(store: "\(folder.path)/store")
    let importing = ImportModel(verbs)
    importing.open(try folder.loans(5))
    #expect(await eventually { importing.state.setup.table != nil })
    importing.score()
    #expect(await eventually { importing.state.result != nil })
    var isKept = false
    importing.onKept = { isKept = true }
    importing.keepCases(at: [])
    #expect(await eventually { isKept })
    let model = AuditModel(verbs, clock: testClock())

    model.refresh()

    #expect(await eventually { model.state.page == .list })
    let cases = model.state.shown.filter { $0.group == .cases }
    #expect(cases.count == 10)
    #expect(model.state.reference(of: cases.first?.caseID) == "L4")
    #expect(model.state.shown.map(\.seq) == model.state.shown.map(\.seq).sorted(by: >))
    model.search("l3")
    #expect(await eventually { model.state.shown.count == 2 })
    model.search("nobody")
    #expect(await eventually { model.state.page == .nothingFound })
    model.check(against: model.state.checkpoint)
    #expect(await eventually { model.state.check != nil })
    #expect(model.state.check?.isSound == true)
    #expect(model.state.check?.checkpoint == model.state.checkpoint)
  }

  @Test("What is no checkpoint is refused, and an unreadable journal is never shown as empty")
  func problems() async throws {
    let folder = try TableFolder()
    var verbs = try tableVerbs(store: "\(folder.path)/store")
    let model = AuditModel(verbs, clock: testClock())
    model.refresh()
    #expect(await eventually { model.state.page == .empty })
    model.check(against: "42")
    #expect(await eventually { model.state.checkProblem != nil })

    verbs.history = { () async throws(DeskProblem) in throw .noStoreFolder }
    let blind = AuditModel(verbs, clock: testClock())
    blind.refresh()

    #expect(await eventually { blind.state.page == .unreadable })
  }

  @Test("Every kind of record that the journal may hold is told in words")
  func words() {
    let kinds = [
      "workspace.created", "workspace.protected", "workspace.opened", "case.opened",
      "case.imported", "case.renamed", "case.assessed", "case.decided", "case.confirmed",
      "case.outcome", "case.noted", "case.erased", "case.exported", "case.viewed",
      "damage.acknowledged", "backup.made", "login.failed", "account.added", "account.removed",
      "account.role", "account.password", "account.recovered", "recovery.renewed",
      "policy.changed", "model.changed", "settings.changed", "clock.stepped",
    ]
    for kind in kinds {
      let entry = AuditEntry(
        seq: 1, at: "", by: "", kind: kind, caseID: nil, subject: "x", isErased: false)
      #expect(!entry.what.contains("."), "\(kind) is told by its name")
    }
  }
}
