import Desk
import FoundationEssentials
import Lending
import Testing

/// What was typed survives a crash, is seen by its own person alone, and is gone when it is not wanted.
@Suite struct DraftTests {
  private let folder =
    FileManager.default.temporaryDirectory.path
    + "/assay-drafts-\(UInt64.random(in: 0...UInt64.max))"

  private func room(_ person: String = "Ada") -> CaseRoom {
    CaseRoom(DeskOptions(resources: bundledResources, store: folder, person: person))
  }

  private func draft(
    _ amount: String = "9000", of id: CaseID? = nil, reference: String = "File 9"
  ) -> CaseDraft {
    var form = ApplicationForm(product: .installmentLoan)
    form.type(amount, in: .loanAmount)
    return CaseDraft(of: id, reference: reference, form: form)
  }

  private func files(_ folder: String? = nil) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: (folder ?? self.folder) + "/drafts"))
      ?? []
  }

  @Test func whatWasTypedIsThereForTheNextProgram() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let name = try await room().keepDraft(draft())
    #expect(try await room().keepDraft(draft("9500"), as: name) == name)

    let found = try await room().drafts()

    #expect(found.drafts.map(\.draft) == [draft("9500")])
    #expect(found.drafts.map(\.name) == [name])
    #expect(files() == [name])
    #expect(try await room("Bo").drafts().drafts.isEmpty, "another's draft is not shown")
    try await room().forgetDraft(name)
    #expect(files().isEmpty)
    try await room().forgetDraft(name)
  }

  @Test func aDraftThatCannotBeReadIsNamedAndNeverTakenForNone() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let name = try await room().keepDraft(draft())
    try Data("{".utf8).write(to: URL(filePath: folder + "/drafts/" + name))
    let found = try await room().drafts()
    #expect(found.drafts.isEmpty && found.unreadable == [name])
  }

  @Test func aDraftOfARunningProgramIsNotOfferedToAnother() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let name = try await room().keepDraft(draft())
    let file = folder + "/drafts/" + name
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let own = "\"process\":\(ProcessInfo.processInfo.processIdentifier)"
    // The first process of a machine is always at work; with another start it is one that is gone.
    let start = try #require(
      String(contentsOfFile: "/proc/1/stat", encoding: .utf8).split(separator: ")").last?
        .split(separator: " ")[19])
    let ownStart = try #require(text.firstMatch(of: /"started":"[0-9]+"/)).output
    let running = text.replacing(own, with: "\"process\":1")
      .replacing(ownStart, with: "\"started\":\"\(start)\"")
    #expect(running != text)
    try Data(running.utf8).write(to: URL(filePath: file))
    #expect(try await room().drafts().drafts.isEmpty)
    let crashed = running.replacing("\"started\":\"\(start)\"", with: "\"started\":\"x\"")
    try Data(crashed.utf8).write(to: URL(filePath: file))
    #expect(try await room().drafts().drafts.count == 1)
  }

  @Test func anErasureOfACaseTakesWhatWasTypedAboutIt() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let desk = try Desk(DeskOptions(resources: bundledResources, store: folder, person: "Ada"))
    let kept = try await desk.file(draft().form, reference: "File 9").id
    _ = try await desk.room.keepDraft(draft(of: kept, reference: "Quetzalcoatl"))
    let other = try await desk.room.keepDraft(draft())
    #expect(files().count == 2)
    _ = try await desk.room.erase([kept], reason: .personAsked)
    #expect(files() == [other])
    await desk.room.close()
  }

  @Test func aProtectedWorkspaceSealsDraftsAndGivesThemBackAfterALogin() async throws {
    let office = try await Office()
    let officer = try #require(office.rooms["officer"])
    let name = try await officer.keepDraft(draft(of: office.kept, reference: "Quetzalcoatl"))
    let bytes = try Data(contentsOf: URL(filePath: office.folder + "/drafts/" + name))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("Quetzalcoatl"))
    await officer.lock()
    await #expect(throws: DeskProblem.self) { _ = try await officer.drafts() }
    await #expect(throws: DeskProblem.self) { _ = try await officer.keepDraft(draft()) }

    let again = try await office.room("officer")

    #expect(
      try await again.drafts().drafts.map(\.draft)
        == [draft(of: office.kept, reference: "Quetzalcoatl")])
    // Moved to another name it does not open.
    let moved = office.folder + "/drafts/new-0123456789ab"
    try bytes.write(to: URL(filePath: moved))
    #expect(try await again.drafts().unreadable == ["new-0123456789ab"])
    try FileManager.default.removeItem(atPath: moved)
    let administrator = try #require(office.rooms["administrator"])
    try await administrator.unprotect()
    let open = try Data(contentsOf: URL(filePath: office.folder + "/drafts/" + name))
    #expect(String(decoding: open, as: UTF8.self).contains("Quetzalcoatl"))
  }
}
