import Accounts
import Sealing
import Testing

/// The verbs as a caller uses them, by what other modules see of them.
@Suite struct WorkspaceLifeTests {
  @Test func `a workspace is protected, used, locked and opened again`() throws {
    let start = try #require(JournalMoment(at: "2026-11-21T09:00:00.000Z", seq: 12))

    // Protecting: the file is kept, the recovery key printed.
    let created = try KeyFile.create(
      workspace: String(repeating: "d", count: 32),
      administrator: "Ada", password: secret("seven green bottles"), at: start, cost: .least)
    let withOfficer = try created.file.addAccount(
      "Otto", role: .officer, password: secret("eight red lanterns"), at: start,
      by: created.session, cost: .least)
    let kept = withOfficer.bytes

    // Opening, after counting the attempt.
    var typed = Array("eight red lanterns".utf8)
    let file = try KeyFile(reading: kept)
    var throttle = LoginThrottle()
    let id = file.account(named: "otto")?.id
    #expect(throttle.attempt(for: id, at: Uptime(boot: "a", seconds: 5)) == 0)
    let login = try file.logIn("otto", password: SecretBytes(taking: &typed), today: .least)
    throttle.succeed(for: login.session.account.id)
    #expect(typed.isEmpty)
    #expect(login.renewed == nil)

    // Working: sealed under the newest key, signed by the person.
    try login.session.require(.decide)
    let header = Array(#""epoch":\#(login.session.epoch)"#.utf8)
    let body = login.session.newestKey.seal(Array("approved".utf8), header: header)
    let signature = login.session.signatureKey.sign(header)

    // The person leaves, and what was written stays readable and checkable.
    let left = try #require(JournalMoment(at: "2026-12-01T09:00:00.000Z", seq: 13))
    let without = try file.removeAccount(login.session.account.id, at: left, by: created.session)
    let recovered = try KeyFile(reading: without.bytes).recover(
      RecoveryKey(text: created.recoveryKey.text), administrator: "Ada",
      newPassword: secret("nine blue kettles"), at: left, renewsKey: true, cost: .least)
    #expect(recovered.session.epoch == 3)
    #expect(recovered.session.key(epoch: 1)?.open(body, header: header) == Array("approved".utf8))
    let signer = recovered.file.signer(login.session.account.id, ofRecord: 13)
    #expect(signer?.verifies(signature, of: header) == true)
    #expect(try recovered.file.standing != file.standing)
  }
}
