import Desk
import FoundationEssentials
import Lending
import Testing

/// What others change of the accounts holds for who is logged in already.
@Suite struct StaleSessionTests {
  @Test func whoWasRemovedIsRefusedAtTheNextVerb() async throws {
    let office = try await Office()
    let officer = try #require(office.rooms["officer"])
    let auditor = try #require(office.rooms["auditor"])
    #expect(try await officer.cases().count == 1)
    _ = try await officer.decide(office.kept, .decline, reason: "thin")
    await officer.close()

    let administrator = try #require(office.rooms["administrator"])
    try await administrator.removeAccount("officer")
    await administrator.close()

    await #expect(throws: DeskProblem.accountGone) { try await officer.cases() }
    #expect(DeskProblem.accountGone.isRefusal)
    #expect(try await auditor.creditCase(office.kept).state == .declined, "others go on")
  }

  @Test func aNewRoleHoldsAtOnce() async throws {
    let office = try await Office()
    let administrator = try #require(office.rooms["administrator"])
    let reviewer = try #require(office.rooms["reviewer"])
    try await administrator.changeRole(of: "reviewer", to: "auditor")
    await administrator.close()
    await #expect(throws: DeskProblem.self) { try await reviewer.note(office.kept, "x") }
    #expect(try await reviewer.cases().count == 1)
  }

  @Test func aNameThatIsUsedAgainLeavesTheFormerSignaturesGood() async throws {
    let office = try await Office()
    let officer = try #require(office.rooms["officer"])
    _ = try await officer.decide(office.kept, .decline, reason: "thin")
    await officer.close()
    let administrator = try #require(office.rooms["administrator"])
    try await administrator.removeAccount("officer")
    try await administrator.addAccount(
      Office.credentials("Officer", password: "walnut cedar 33 fog"), role: "officer")
    await administrator.close()

    let again = try await office.room("Officer", password: "walnut cedar 33 fog")
    _ = try await again.decide(office.kept, .refer, reason: "another look")
    await again.close()

    #expect(try await again.creditCase(office.kept).history.count == 4)
    #expect(try await administrator.check().isSound)
    let former = try await administrator.accounts(former: true)
    #expect(former.map(\.name) == ["officer"])
    #expect(former.map { $0.until != nil } == [true])
    #expect(try await administrator.accounts().map(\.name).contains("Officer"))
  }
}
