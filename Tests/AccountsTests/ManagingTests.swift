import Sealing
import Testing

@testable import Accounts

@Suite struct ManagingTests {
  let office: Office
  let officer: Session

  init() throws {
    office = try Office.shared.get()
    officer = office.officer
  }

  @Test func `a removed person opens nothing new, and others open all`() throws {
    let file = try office.file.removeAccount(
      officer.account.id, at: Office.later, by: office.administrator)
    let written = try KeyFile(reading: file.bytes)
    #expect(written.epoch == 2)
    #expect(throws: AccountsError.noAccountOfThatName) { try office.logIn("Otto", written) }
    #expect(throws: AccountsError.noSuchAccount) { try officer.refreshed(by: written) }
    for grant in written.content.accounts.map(\.grant) + [written.content.recovery.grant] {
      #expect(officer.box.open(grant.bytes) == nil)
    }
    let reviewer = try written.logIn(
      "Rhea", password: secret(Office.password("Rhea")), today: .least)
    #expect(reviewer.session.keys.count == 2)
    #expect(reviewer.session.keys[0].isSame(as: officer.newestKey))
    #expect(!reviewer.session.newestKey.isSame(as: officer.newestKey))
    #expect(reviewer.session.key(epoch: 3) == nil)
    let sealed = reviewer.session.newestKey.seal([1], header: [])
    #expect(officer.keys.allSatisfy { $0.open(sealed, header: []) == nil })
    // From now on the person expects the new key, and the former one alone is not taken.
    let renewed = try #require(reviewer.renewed)
    let secrets = try #require(
      AccountSecrets(
        opening: renewed.content.accounts[1], workspace: renewed.workspace,
        with: try renewed.content.accounts[1].kdf.key(from: secret(Office.password("Rhea")))))
    #expect(secrets.pin.epoch == 2)
  }

  @Test func `what a removed person signed is still checked, up to the removal`() throws {
    let file = try office.file.removeAccount(
      officer.account.id, at: Office.later, by: office.administrator)
    let key = officer.signatureKey.publicKey
    #expect(file.signer(officer.account.id, ofRecord: 0) == nil)
    #expect(file.signer(officer.account.id, ofRecord: 1) == key)
    #expect(file.signer(officer.account.id, ofRecord: 40) == key)
    #expect(file.signer(officer.account.id, ofRecord: 41) == nil)
    #expect(file.former.map(\.name) == ["Otto"])
  }

  @Test func `a person whose password was reset logs in with it and has new keys`() throws {
    let id = officer.account.id
    let file = try office.file.resetPassword(
      of: id, to: secret("eight red lanterns"), at: Office.later, by: office.administrator,
      cost: .least)
    let login = try file.logIn("otto", password: secret("eight red lanterns"), today: .least)
    let key = login.session.signatureKey.publicKey
    #expect(key != officer.signatureKey.publicKey)
    #expect(login.session.newestKey.isSame(as: officer.newestKey))
    #expect(file.signer(id, ofRecord: 40) == officer.signatureKey.publicKey)
    #expect(file.signer(id, ofRecord: 41) == key)
    #expect(throws: AccountsError.noSuchAccount) { try officer.refreshed(by: file) }
  }

  @Test func `only an administrator manages accounts, by the role in the file`() throws {
    let denied = AccountsError.notPermitted(.manageAccounts)
    #expect(throws: denied) {
      try office.file.addAccount(
        "Mole", role: .administrator, password: secret("eight red lanterns"), at: Office.later,
        by: officer, cost: .least)
    }
    #expect(throws: denied) {
      try office.file.changeRole(of: officer.account.id, to: .administrator, by: officer)
    }
    #expect(throws: denied) { try office.file.renewRecoveryKey(by: officer) }
    let second = try office.file.changeRole(
      of: officer.account.id, to: .administrator, by: office.administrator)
    #expect(try officer.refreshed(by: second).role == .administrator)
    let demoted = try second.changeRole(
      of: office.administrator.account.id, to: .auditor, by: officer)
    // The session still says administrator; the file does not.
    #expect(throws: denied) {
      try demoted.removeAccount(officer.account.id, at: Office.later, by: office.administrator)
    }
  }

  @Test func `the last administrator stays`() {
    let id = office.administrator.account.id
    #expect(throws: AccountsError.lastAdministrator) {
      try office.file.removeAccount(id, at: Office.later, by: office.administrator)
    }
    for role in Role.allCases where role != .administrator {
      #expect(throws: AccountsError.lastAdministrator) {
        try office.file.changeRole(of: id, to: role, by: office.administrator)
      }
    }
  }

  @Test(arguments: [
    ("otto", AccountsError.nameTaken), (" OTTO\t", .nameTaken), ("", .nameLength(most: 100)),
    (" \n", .nameLength(most: 100)), (String(repeating: "n", count: 101), .nameLength(most: 100)),
    ("Ot\u{200D}to", .nameTaken), ("Ot\u{0}to", .nameCharacters), ("Otto\u{202E}", .nameCharacters),
    ("O\ntto", .nameCharacters),
  ])
  func `a name that could be mistaken is refused`(name: String, error: AccountsError) {
    #expect(throws: error) {
      try office.file.addAccount(
        name, role: .officer, password: secret("eight red lanterns"), at: Office.later,
        by: office.administrator, cost: .least)
    }
  }

  @Test func `a hundred accounts fit, and each opens`() throws {
    var file = office.file
    for number in 1...100 {
      file = try file.addAccount(
        "Person \(number)", role: .officer, password: secret("seven green bottles \(number)"),
        at: Office.later, by: office.administrator, cost: .least)
    }
    let written = try KeyFile(reading: file.bytes)
    #expect(written.accounts.count == 103)
    #expect(written.bytes.count < 128 << 10)
    for number in [1, 57, 100] {
      let login = try written.logIn(
        "person \(number)", password: secret("seven green bottles \(number)"), today: .least)
      #expect(login.session.newestKey.isSame(as: officer.newestKey))
    }
  }

  @Test func `after many removals the newest grant still opens the first key`() throws {
    var content = office.file.content
    var key = office.administrator.newestKey
    for _ in 0..<200 {
      let next = SealingKey.random()
      try content.beginEpoch(next, after: key)
      key = next
    }
    let file = try KeyFile(KeyFile(content, markedWith: key).bytes)
    let session = try officer.refreshed(by: file)
    #expect(session.epoch == 201)
    #expect(session.newestKey.isSame(as: key))
    #expect(session.key(epoch: 1)?.isSame(as: officer.newestKey) == true)
  }
}

extension KeyFile {
  fileprivate init(_ bytes: [UInt8]) throws { try self.init(reading: bytes) }
}
