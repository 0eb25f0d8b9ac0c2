import Desk
import FoundationEssentials
import Testing

/// Who may open a workspace stands in a file; the journal tells when somebody exchanged it.
@Suite struct KeysOnRecordTests {
  private func keys(of office: Office) -> URL { URL(filePath: office.folder + "/keys.json") }

  @Test func anExchangedKeyFileIsFoundWhenTheJournalIsChecked() async throws {
    let office = try await Office()
    let old = try Data(contentsOf: keys(of: office))
    let administrator = try await office.room("administrator")
    let sound = try await administrator.check()
    #expect(sound.isSound, "\(sound.lines)")
    #expect(sound.lines.contains("keys.json is the one that the journal tells of"))
    try await administrator.changeRole(of: "auditor", to: "officer")
    #expect(try await administrator.check().isSound)
    await administrator.close()

    try old.write(to: keys(of: office))

    let check = try await office.room("administrator").check()
    #expect(!check.isSound)
    #expect(check.lines.contains { $0.contains("keys.json is not the one") })
  }

  @Test func aLoginThatBringsItsOwnPartUpToDateIsNoExchange() async throws {
    let office = try await Office()
    let administrator = try await office.room("administrator")
    // A new key for all who are left: each one's part is sealed anew with the next login.
    try await administrator.removeAccount("auditor")
    let before = try Data(contentsOf: keys(of: office))
    await (try office.room("officer")).close()
    #expect(try Data(contentsOf: keys(of: office)) != before)
    let check = try await administrator.check()
    #expect(check.isSound, "\(check.lines)")
    #expect(try await administrator.check().lines.contains { $0.contains("keys.json is the one") })
  }
}
