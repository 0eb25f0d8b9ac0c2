import Sealing
import Testing

@testable import Accounts

@Suite struct RecoveryTests {
  let office: Office

  init() throws { office = try Office.shared.get() }

  private func recover(
    _ key: RecoveryKey, _ file: KeyFile? = nil, _ name: String = "Ada", renewsKey: Bool = false
  ) throws -> RecoveredWorkspace {
    try (file ?? office.file).recover(
      key, administrator: name, newPassword: secret("eight red lanterns"), at: Office.later,
      renewsKey: renewsKey, cost: .least)
  }

  @Test func `the printed key sets a new password and opens all`() throws {
    let typed = try RecoveryKey(text: office.created.recoveryKey.text)
    let recovered = try recover(typed)
    #expect(recovered.recoveryKey == nil)
    let written = try KeyFile(reading: recovered.file.bytes)
    #expect(throws: AccountsError.wrongPassword) { try office.logIn("Ada", written) }
    let login = try written.logIn("Ada", password: secret("eight red lanterns"), today: .least)
    #expect(login.session.role == .administrator)
    #expect(login.session.newestKey.isSame(as: office.administrator.newestKey))
    #expect(try office.logIn("Otto", written).role == .officer)
    let id = office.administrator.account.id
    #expect(written.signer(id, ofRecord: 5) == office.administrator.signatureKey.publicKey)
    #expect(written.signer(id, ofRecord: 41) == login.session.signatureKey.publicKey)
  }

  @Test func `a renewed recovery key holds, and the former opens nothing new`() throws {
    let first = office.created.recoveryKey
    let recovered = try recover(first, renewsKey: true)
    let second = try #require(recovered.recoveryKey)
    #expect(second.text != first.text)
    #expect(recovered.session.epoch == 2)
    #expect(throws: AccountsError.wrongRecoveryKey) { try recover(first, recovered.file) }
    #expect(first.box.open(recovered.file.content.recovery.grant.bytes) == nil)
    #expect(try recover(second, recovered.file).session.epoch == 2)
    let renewed = try office.file.renewRecoveryKey(by: office.administrator)
    #expect(throws: AccountsError.wrongRecoveryKey) { try recover(first, renewed.file) }
    #expect(try recover(renewed.recoveryKey, renewed.file).session.epoch == 2)
  }

  @Test func `the key opens after people were removed`() throws {
    let officer = try #require(office.file.account(named: "Otto"))
    let file = try office.file.removeAccount(
      officer.id, at: Office.later, by: office.administrator)
    #expect(try recover(office.created.recoveryKey, file).session.epoch == 2)
  }

  @Test func `recovery is for administrators of this workspace`() throws {
    let other = try KeyFile.create(
      workspace: String(repeating: "c", count: 32),
      administrator: "Ada", password: secret("eight red lanterns"), at: Office.start, cost: .least)
    #expect(throws: AccountsError.wrongRecoveryKey) { try recover(other.recoveryKey) }
    #expect(throws: AccountsError.notAnAdministrator) {
      try recover(office.created.recoveryKey, nil, "Otto")
    }
    #expect(throws: AccountsError.noSuchAccount) {
      try recover(office.created.recoveryKey, nil, "Nobody")
    }
  }

  @Test func `a key reads back however it is typed`() throws {
    let key = RecoveryKey.random()
    let text = key.text
    #expect(text.utf8.count == 44)
    #expect(!text.contains { "ILOU".contains($0) })
    for typed in [
      text.lowercased(), text.replacing("-", with: " "), " \(text.replacing("-", with: ""))\n",
      text.replacing("0", with: "o").replacing("1", with: "l"),
    ] {
      #expect(try RecoveryKey(text: typed).text == text)
      #expect(try RecoveryKey(text: typed).box.publicKey == key.box.publicKey)
    }
  }

  @Test func `a typing mistake is told apart from a wrong key`() throws {
    let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let text = Array(RecoveryKey.random().text)
    var mistakes: [String] = ["", "U", String(text.dropLast()), String(text) + "0"]
    for place in text.indices where text[place] != "-" {
      for letter in letters where letter != text[place] {
        var typed = text
        typed[place] = letter
        mistakes.append(String(typed))
      }
      if place + 1 < text.count, text[place + 1] != "-", text[place] != text[place + 1] {
        var typed = text
        typed.swapAt(place, place + 1)
        mistakes.append(String(typed))
      }
    }
    #expect(mistakes.count > 1100)
    // A check of 20 bits lets one of a million through.
    let accepted = mistakes.count { (try? RecoveryKey(text: $0)) != nil }
    #expect(accepted <= 1)
    #expect(throws: AccountsError.recoveryKeyMistyped) { try RecoveryKey(text: mistakes[3]) }
  }

  @Test func `the bits of recovery keys are spread evenly`() {
    var counts: [Character: Int] = [:]
    for _ in 0..<1000 {
      for letter in RecoveryKey.random().text { counts[letter, default: 0] += 1 }
    }
    #expect(counts.count == 33)
    // 36,000 letters of 32 kinds: 1125 each, within six standard deviations (33).
    #expect(counts.filter { $0.key != "-" }.values.allSatisfy { abs($0 - 1125) < 200 })
  }
}
