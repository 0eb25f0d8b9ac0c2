import Glibc
import Sealing
import Testing

@testable import Accounts

/// The format on disk: a file that was released opens for ever.
///
/// Passwords and keys are made up.
@Suite struct FrozenFileTests {
  static let recovery = "SGBA-E2S0-4T5G-YXM2-BD2T-9WR3-TTG5-WVTG-QP5P"

  @Test func `format 1 opens with each password, and gives the same keys`() throws {
    let file = try KeyFile(reading: Self.read("keys-1"))
    let people = [
      ("Ada", Role.administrator), ("Otto", .officer), ("Rhea Müller-漢字", .reviewer),
      ("Aude", .auditor),
    ]
    for (name, role) in people {
      let session = try file.logIn(
        name, password: secret("seven green bottles for \(name)"), today: .least
      ).session
      #expect(session.role == role)
      try Self.expectKeys(of: session)
    }
  }

  @Test func `format 1 recovers with the printed key`() throws {
    let file = try KeyFile(reading: Self.read("keys-1"))
    let recovered = try file.recover(
      RecoveryKey(text: Self.recovery), administrator: "ada",
      newPassword: secret("eight red lanterns"), at: Office.later, renewsKey: false, cost: .least)
    try Self.expectKeys(of: recovered.session)
  }

  @Test func `signatures of format 1 are checked by its keys`() throws {
    let file = try KeyFile(reading: Self.read("keys-1"))
    let signature = try #require(
      Hexadecimal.bytes(
        "996245b914b98e1f560d94470a1eeadbdc91ab7ff90c8bacea89f7ba786d332f"
          + "2235c6315cee1f1a2d19ac2239d36cf7b8f74b833d1fd03971dcfddb68496a09"))
    let ada = try #require(file.account(named: "Ada"))
    let signer = try #require(file.signer(ada.id, ofRecord: 7))
    #expect(signer.verifies(signature, of: Array("frozen".utf8)))
    #expect(file.former.map(\.name) == ["Rita"])
    #expect(throws: AccountsError.noAccountOfThatName) {
      try file.logIn("Rita", password: secret("seven green bottles for Rita"))
    }
  }

  @Test(arguments: [
    ("refused-cost-low", AccountsError.costOutOfBounds),
    ("refused-cost-high", .costOutOfBounds), ("refused-newer", .newerVersion),
    ("refused-damaged", nil), ("refused-torn", nil), ("refused-version-flipped", nil),
    ("refused-repeated-name", nil), ("refused-unknown-member", nil),
    ("refused-no-administrator", nil),
  ])
  func `what is not as laid down is refused unopened`(name: String, expected: AccountsError?) {
    #expect {
      try KeyFile(reading: Self.read(name))
    } throws: { error in
      if let expected { return error as? AccountsError == expected }
      if case .damaged = error as? AccountsError { return true }
      return false
    }
  }

  @Test(arguments: ["role", "former", "grant-swapped", "mark", "proof"])
  func `what somebody without the key changed is refused at login`(name: String) throws {
    let file = try KeyFile(reading: Self.read("tampered-" + name))
    #expect(throws: AccountsError.tampered) {
      try file.logIn("Ada", password: secret("seven green bottles for Ada"), today: .least)
    }
  }

  private static func expectKeys(of session: Session) throws {
    let sealed = [
      "140dd8cee4135ebbf5f2e4c944af4ff6f47f1d0e4361c240429692e7e9890b97b5ab875ec762bc1f66a070764947"
        + "2c",
      "b1217ae9d5a74abfde671e6c2b76e8d0be291c06cc19445a4a194b699849b6a7197c9b322435f4dd3a048c5148b2"
        + "93",
    ]
    #expect(session.epoch == 2)
    for (place, text) in sealed.enumerated() {
      let bytes = try #require(Hexadecimal.bytes(text))
      #expect(session.keys[place].open(bytes, header: []) == Array("epoch \(place + 1)".utf8))
    }
  }

  private static func read(_ name: String) throws -> [UInt8] {
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let file = try #require(fopen(root + "/Tests/Frozen/Accounts/\(name).json", "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: KeyFile.largest)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
  }
}
