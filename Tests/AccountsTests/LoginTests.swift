import Glibc
import Sealing
import Testing

@testable import Accounts

@Suite struct LoginTests {
  let office: Office

  init() throws { office = try Office.shared.get() }

  @Test func `everybody gets the same key with a password of their own`() throws {
    let officer = try office.logIn("Otto")
    #expect(officer.role == .officer)
    #expect(officer.account.name == "Otto")
    #expect(officer.newestKey.isSame(as: office.administrator.newestKey))
    let login = try office.file.logIn(
      "  ADA ", password: secret(Office.password("Ada")), today: .least)
    #expect(login.session.account.id == office.administrator.account.id)
    let signature = officer.signatureKey.sign([1, 2, 3])
    let signer = try #require(office.file.signer(officer.account.id, ofRecord: 1))
    #expect(signer.verifies(signature, of: [1, 2, 3]))
  }

  @Test func `a wrong password and a wrong name are told alike`() {
    #expect(throws: AccountsError.wrongPassword) {
      try office.file.logIn("Otto", password: secret("seven green bottles for otto"))
    }
    #expect(throws: AccountsError.noAccountOfThatName) {
      try office.file.logIn("Nobody", password: secret("seven green bottles for Otto"))
    }
    #expect(
      AccountsError.wrongPassword.sentence == AccountsError.noAccountOfThatName.sentence)
  }

  @Test func `a wrong name takes as long as a wrong password`() {
    // Time of this thread's processor: other work on the machine does not count.
    func shortest(_ name: String) -> Int {
      (0..<3).map { _ in
        let start = clock()
        _ = try? office.file.logIn(name, password: secret("not the password"))
        return clock() - start
      }.min() ?? 0
    }
    func clock() -> Int {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
    let (known, unknown) = (shortest("Otto"), shortest("Nobody"))
    // Without the derivation a wrong name would be answered a hundred times sooner.
    #expect(unknown > known / 2)
    #expect(unknown < known * 2)
  }

  @Test func `a login renews a derivation that is cheaper than today's`() throws {
    let dearer = try #require(PasswordCost(kibibytes: 64 << 10, passes: 4))
    let password = secret(Office.password("Otto"))
    let login = try office.file.logIn("Otto", password: password, today: dearer)
    let renewed = try #require(login.renewed)
    #expect(renewed.content.accounts[1].kdf.passes == 4)
    #expect(renewed.content.accounts[0] == office.file.content.accounts[0])
    let again = try KeyFile(reading: renewed.bytes)
      .logIn("Otto", password: password, today: dearer)
    #expect(again.renewed == nil)
    #expect(again.session.signatureKey.publicKey == login.session.signatureKey.publicKey)
    #expect(try office.file.logIn("Otto", password: password, today: .least).renewed == nil)
  }

  @Test func `changing a password changes that person's part and the marks only`() throws {
    let officer = try office.logIn("Otto")
    let file = try office.file.changePassword(
      by: officer, from: secret(Office.password("Otto")), to: secret("eight red lanterns"),
      cost: .least)
    var (before, after) = (office.file.content, file.content)
    #expect(before.accounts[1].sealed != after.accounts[1].sealed)
    #expect(before.accounts[1].kdf.salt != after.accounts[1].kdf.salt)
    after.accounts[1].kdf = before.accounts[1].kdf
    after.accounts[1].sealed = before.accounts[1].sealed
    #expect(before == after)
    before.accounts[1].role = .auditor
    #expect(before != after)

    let written = try KeyFile(reading: file.bytes)
    #expect(throws: AccountsError.wrongPassword) { try office.logIn("Otto", written) }
    let login = try written.logIn("Otto", password: secret("eight red lanterns"), today: .least)
    #expect(login.session.newestKey.isSame(as: officer.newestKey))
    #expect(try office.logIn("Rhea", written).role == .reviewer)
  }

  @Test func `changing a password asks for the password so far, and for a good one`() throws {
    let officer = try office.logIn("Otto")
    #expect(throws: AccountsError.wrongPassword) {
      try office.file.changePassword(
        by: officer, from: secret("a guess at it"), to: secret("eight red lanterns"), cost: .least)
    }
    #expect(throws: AccountsError.passwordRefused(.common)) {
      try office.file.changePassword(
        by: officer, from: secret(Office.password("Otto")), to: secret("Password1!"), cost: .least)
    }
  }
}
