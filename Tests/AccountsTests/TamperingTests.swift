import Sealing
import Testing

@testable import Accounts

@Suite struct TamperingTests {
  let office: Office
  let officer: Session

  init() throws {
    office = try Office.shared.get()
    officer = office.officer
  }

  private func error(_ work: () throws -> Void) -> AccountsError? {
    do {
      try work()
      return nil
    } catch { return error as? AccountsError }
  }

  @Test func `each changed byte is damage, not a wrong password`() throws {
    let bytes = office.file.bytes
    for place in bytes.indices {
      for bit in [UInt8(1), 0x20] {
        var changed = bytes
        changed[place] ^= bit
        let error = error { _ = try KeyFile(reading: changed) }
        guard case .damaged = error else {
          Issue.record("byte \(place): \(String(describing: error))")
          return
        }
      }
    }
    for cut in stride(from: 0, to: bytes.count, by: 7) {
      let error = error { _ = try KeyFile(reading: Array(bytes[..<cut])) }
      guard case .damaged = error else {
        Issue.record("cut at \(cut): \(String(describing: error))")
        return
      }
    }
    #expect(throws: AccountsError.self) { try KeyFile(reading: bytes + [0x0A]) }
  }

  @Test func `each byte changed with a digest that holds is found by who logs in`() throws {
    let bytes = office.file.bytes
    for place in bytes.indices.dropLast(64 + 3) {
      var changed = bytes
      changed[place] = changed[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
      let error = error {
        _ = try officer.refreshed(by: try KeyFile(reading: redigested(changed)))
      }
      switch error {
      case .damaged, .tampered, .noSuchAccount, .costOutOfBounds: break
      default:
        Issue.record("byte \(place): \(String(describing: error))")
        return
      }
    }
  }

  @Test func `a crafted role is found at login by everybody`() throws {
    let crafted = try KeyFile(
      reading: edited(office.file.bytes, #""role":"officer""#, #""role":"administrator""#))
    #expect(crafted.account(named: "Otto")?.role == .administrator)
    for name in ["Ada", "Otto", "Rhea"] {
      #expect(throws: AccountsError.tampered) { try office.logIn(name, crafted) }
    }
    #expect(throws: AccountsError.tampered) { try office.administrator.refreshed(by: crafted) }
  }

  @Test func `a key that somebody else put in is not taken`() throws {
    // All that an outsider can write: another key, granted to everybody, and a mark that holds.
    var content = office.file.content
    let foreign = SealingKey.random()
    for place in content.accounts.indices {
      content.accounts[place].grant = try Grants.grant(foreign, to: content.accounts[place].box)
    }
    content.recovery.grant = try Grants.grant(foreign, to: content.recovery.box)
    let replaced = try KeyFile(content, markedWith: foreign)
    #expect(throws: AccountsError.tampered) { try office.logIn("Otto", replaced) }
    #expect(throws: AccountsError.tampered) { try officer.refreshed(by: replaced) }
    #expect(throws: AccountsError.tampered) {
      try replaced.keys(opening: office.created.recoveryKey)
    }

    // A new epoch of an outsider's, who guesses at the key before.
    var next = office.file.content
    try next.beginEpoch(foreign, after: .random())
    let added = try KeyFile(next, markedWith: foreign)
    #expect(throws: AccountsError.tampered) { try office.logIn("Otto", added) }
    #expect(throws: AccountsError.tampered) { try officer.refreshed(by: added) }

    // One that holds the right key before, and a proof made without it.
    var forged = office.file.content
    try forged.beginEpoch(foreign, after: officer.newestKey)
    let link = forged.epochs[0]
    forged.epochs[0] = EpochLink(before: link.before, proof: HexadecimalBytes(randomBytes(32)))
    let unproven = try KeyFile(forged, markedWith: foreign)
    #expect(throws: AccountsError.tampered) { try office.logIn("Otto", unproven) }
  }

  @Test func `an older file is not taken once the person knows a newer key`() throws {
    let reviewer = try #require(office.file.account(named: "Rhea"))
    let newer = try office.file.removeAccount(
      reviewer.id, at: Office.later, by: office.administrator)
    let session = try officer.refreshed(by: newer)
    #expect(throws: AccountsError.tampered) { try session.refreshed(by: office.file) }
    // The person's newer part in the older file: it expects a key that is not there.
    let renewed = try #require(
      newer.logIn("Otto", password: secret(Office.password("Otto")), today: .least).renewed)
    var old = office.file.content
    old.accounts[1] = renewed.content.accounts[1]
    old.accounts[1].grant = office.file.content.accounts[1].grant
    let mixed = try KeyFile(old, markedWith: officer.newestKey)
    #expect(throws: AccountsError.tampered) { try office.logIn("Otto", mixed) }
  }

  @Test func `another workspace's file, part or grant opens nothing`() throws {
    let other = try KeyFile.create(
      workspace: String(repeating: "b", count: 32),
      administrator: "Otto", password: secret(Office.password("Otto")), at: Office.start,
      cost: .least)
    #expect(throws: AccountsError.tampered) { try officer.refreshed(by: other.file) }
    var content = office.file.content
    content.accounts[1] = other.file.content.accounts[0]
    let swapped = try KeyFile(content, markedWith: other.session.newestKey)
    #expect(throws: AccountsError.wrongPassword) { try office.logIn("Otto", swapped) }
    var granted = office.file.content
    granted.accounts[1].grant = other.file.content.accounts[0].grant
    let crafted = try KeyFile(granted, markedWith: other.session.newestKey)
    #expect(throws: AccountsError.tampered) { try office.logIn("Otto", crafted) }
  }

  @Test(arguments: [
    (#""memory":65536"#, #""memory":65535"#), (#""memory":65536"#, #""memory":1048577"#),
    (#""memory":65536"#, #""memory":9007199254740991"#), (#""passes":3"#, #""passes":2"#),
    (#""passes":3"#, #""passes":21"#), (#""passes":3"#, #""passes":-3"#),
  ])
  func `a cost out of bounds is refused when the file is read`(old: String, new: String) {
    #expect(throws: AccountsError.costOutOfBounds) {
      try KeyFile(reading: edited(office.file.bytes, old, new))
    }
  }

  @Test func `another cost within bounds, salt or sealed part is a wrong password`() throws {
    let entry = office.file.content.accounts[0]
    let flipped = Hexadecimal.text([entry.sealed.bytes[50] ^ 1])
    let sealed = Hexadecimal.text(entry.sealed.bytes)
    let changed = sealed.prefix(100) + flipped + sealed.dropFirst(102)
    for bytes in [
      edited(office.file.bytes, #""passes":3"#, #""passes":4"#),
      edited(
        office.file.bytes, Hexadecimal.text(entry.kdf.salt.bytes), String(repeating: "0", count: 32)
      ),
      edited(office.file.bytes, sealed, String(changed)),
    ] {
      let file = try KeyFile(reading: bytes)
      #expect(throws: AccountsError.wrongPassword) { try office.logIn("Ada", file) }
    }
  }

  @Test func `a later version is told apart from damage`() {
    let bytes = office.file.bytes
    #expect(throws: AccountsError.newerVersion) {
      try KeyFile(reading: edited(bytes, #"{"v":1,"#, #"{"v":2,"#))
    }
    #expect(throws: AccountsError.newerVersion) {
      try KeyFile(reading: Array(#"{"v":7,"all":"else"}"#.utf8))
    }
    var flipped = bytes
    flipped[5] = UInt8(ascii: "3")
    #expect(throws: AccountsError.damaged(place: "its version was changed")) {
      try KeyFile(reading: flipped)
    }
  }

  @Test(arguments: [
    (#"{"v":1,"keys""#, #"{"v":1, "keys""#), (#""former":[]"#, #""former":[],"new":0"#),
    (#""former":[],"#, ""), (#""name":"Rhea""#, #""name":"otto""#),
    (#""name":"Rhea""#, #""name":"Rhea ""#), (#""name":"Rhea""#, #""name":"Rh\u0065a""#),
    (#""role":"administrator""#, #""role":"auditor""#), (#""role":"officer""#, #""role":"king""#),
    ("argon2id13", "argon2i13"), (#""seq":0"#, #""seq":-1"#), ("09:00:00.000Z", "09:00:00.000+"),
    (#""former":[]"#, #""former":[],"former":[]"#),
  ])
  func `what we would not write is damage`(old: String, new: String) {
    let changed = edited(office.file.bytes, old, new)
    #expect(changed != office.file.bytes)
    let error = error { _ = try KeyFile(reading: changed) }
    guard case .damaged = error else {
      Issue.record("\(old): \(String(describing: error))")
      return
    }
  }

  @Test func `a file that is too large is refused unread`() {
    let large = [UInt8](repeating: UInt8(ascii: " "), count: KeyFile.largest + 1)
    #expect(throws: AccountsError.damaged(place: "larger than 1 MiB")) {
      try KeyFile(reading: large)
    }
  }
}
