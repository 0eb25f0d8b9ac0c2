import CaseStore
import Glibc
import Lending
import Sealing
import Testing

/// What a protected workspace keeps from those without its keys, and finds of what they changed.
@Suite struct ProtectionTests {
  private static let canary = "Quetzalcoatl Winterbottom"

  private func files(_ workshop: Workshop) throws -> [(name: String, bytes: [UInt8])] {
    try workshop.names.map { ($0, try workshop.read($0)) }
  }

  private func holds(_ bytes: [UInt8], _ text: String) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(text)
  }

  @Test func `cases come back to whoever has the key, and lie nowhere in plain text`() async throws
  {
    let sealed = try await Sealed()
    let store = try await sealed.open()
    try await store.record([
      Fixture.opened("a", reference: Self.canary), Fixture.assessed("a"),
      Fixture.decided("a", reason: Self.canary), Fixture.noted("a", Self.canary),
    ])
    await store.close()

    let again = try await sealed.open()
    let kept = try await again.creditCase("a")

    #expect(kept.reference == Self.canary)
    #expect(kept.history.count == 4)
    #expect(await again.summaries(matching: "Winterbottom").map(\.id) == ["a"])
    #expect(sealed.workshop.names.contains("index.cache"))
    for file in try files(sealed.workshop) {
      #expect(!holds(file.bytes, "Winterbottom"), "\(file.name)")
      #expect(!holds(file.bytes, "loan_amount"), "\(file.name)")
      #expect(sealed.workshop.mode(file.name) == 0o600, "\(file.name)")
    }
    #expect(try await sealed.verified().isSound)
  }

  @Test func `without the keys nothing opens, and the chain can still be checked`() async throws {
    let sealed = try await Sealed()
    let store = try await sealed.open()
    try await store.record([Fixture.opened("a"), Fixture.noted("a")])
    let head = await store.head
    await store.close()

    for access in [StoreAccess.readOnly, .readWrite] {
      await #expect(throws: StoreError.locked(folder: sealed.workshop.path)) {
        _ = try await sealed.workshop.open(access)
      }
    }
    let chain = try await CaseStore.checkChain(in: sealed.workshop.path, against: head)
    #expect(chain.isSound)
    #expect(chain.checkpoint == .holds)
    // The keys may be lost; that must not pass for an empty or open store.
    sealed.workshop.remove("keys.json")
    await #expect(throws: StoreError.locked(folder: sealed.workshop.path)) {
      _ = try await sealed.workshop.open()
    }
  }

  @Test func `a workspace that holds nothing yet takes no open lines`() async throws {
    let sealed = try await Sealed()
    await #expect(throws: StoreError.locked(folder: sealed.workshop.path)) {
      _ = try await sealed.workshop.open()
    }
  }

  @Test func `another key opens no line`() async throws {
    let sealed = try await Sealed()
    try await sealed.open().record([Fixture.opened("a")])

    let store = try await sealed.open(.readOnly, keys: [1: .random()])

    #expect(await store.count == 0)
    #expect(try await store.verify().damage.map(\.fault) == [.bodyChanged, .bodyChanged])
  }

  @Test func `later keys seal what is new, and earlier ones open what is old`() async throws {
    let sealed = try await Sealed()
    try await sealed.open().record([Fixture.opened("a")])
    let keys = [1: sealed.key, 2: SealingKey.random()]
    let renewed = try await sealed.open(keys: keys)
    try await renewed.record([Fixture.noted("a")])
    await renewed.close()

    #expect(try await sealed.open(.readOnly, keys: keys).creditCase("a").history.count == 2)
    // Whoever was removed in between has the first key alone.
    let removed = try await sealed.open(.readOnly).verify()
    #expect(removed.damage.map(\.fault) == [.bodyChanged])
    #expect(removed.records == 3)
  }

  @Test func `a change of any byte of a line is found in that line`() async throws {
    let sealed = try await Sealed()
    try await sealed.open().record([Fixture.opened("a"), Fixture.decided("a")])
    let lines = try sealed.workshop.lines()
    #expect(lines.count == 4)
    for number in lines.indices {
      for position in lines[number].indices {
        var changed = lines
        changed[number][position] ^= 0x01
        guard changed[number][position] != 0x0A else { continue }
        try sealed.workshop.write(lines: changed)
        let first = try await sealed.verified().firstDamage
        #expect(first?.line == number + 1, "byte \(position) of line \(number + 1)")
      }
    }
  }

  @Test func `a line that somebody added without the key is found`() async throws {
    let sealed = try await Sealed()
    let store = try await sealed.open()
    try await store.record([Fixture.opened("a")])
    let head = await store.head
    await store.close()
    let plain = try Workshop()
    try await plain.open().record([Fixture.opened("a"), Fixture.noted("a", "pays in gold")])
    let forged = try #require(try plain.lines().last)

    try sealed.workshop.write(
      lines: try sealed.workshop.lines() + [Forgery.chained(forged, after: head)])

    let store2 = try await sealed.open(.readOnly)
    #expect(try await store2.verify().damage.map(\.fault) == [.notSealed])
    #expect(try await store2.creditCase("a").history.count == 1)
    // Control: in a personal workspace nothing but a checkpoint could tell such a line.
    var open = try plain.lines()
    let end = try await plain.open(.readOnly).head
    open.append(Forgery.chained(forged, after: end))
    try plain.write(lines: open)
    #expect(try await plain.open(.readOnly).verify().isSound)
  }

  @Test func `a decision counts with the signature of whoever made it, and no other`() async throws
  {
    let sealed = try await Sealed()
    try await sealed.open().record([Fixture.opened("a"), Fixture.decided("a")])
    let lines = try sealed.workshop.lines()
    let last = try #require(lines.last)
    let text = String(decoding: last, as: UTF8.self)
    let cut = try #require(text.firstRange(of: ",\"signed\":\""))

    try sealed.workshop.write(
      lines: lines.dropLast() + [Array((text[..<cut.lowerBound] + "}").utf8)])
    #expect(try await sealed.verified().damage.map(\.fault) == [.notSigned])

    let other = Hexadecimal.text(Sealed.signature(of: "Bob", Array("another".utf8)))
    try sealed.workshop.write(
      lines: lines.dropLast() + [Array((text[..<cut.upperBound] + other + "\"}").utf8)])
    #expect(try await sealed.verified().damage.map(\.fault) == [.notSigned])
    let store = try await sealed.open(.readOnly)
    await #expect(throws: StoreError.self) { _ = try await store.creditCase("a") }
  }

  @Test func `an erasure takes the sealed content away and leaves the chain`() async throws {
    let sealed = try await Sealed()
    let store = try await sealed.open()
    try await store.record([Fixture.opened("a"), Fixture.decided("a"), Fixture.opened("b")])
    let head = await store.head

    let report = try await store.erase(["a"], reason: .personAsked)
    await store.close()

    #expect(report.contents == 2)
    let again = try await sealed.open()
    #expect(await again.summaries().map(\.id) == ["b"])
    let verification = try await again.verify(against: head)
    #expect(verification.isSound)
    #expect(verification.erasedBodies == 2)
  }

  @Test func `a second person's word is kept and settles the decision`() async throws {
    let sealed = try await Sealed()
    let store = try await sealed.open()
    let decision = Decision(
      verdict: .approve, reason: "", recommended: .approve, needsSecondPerson: true)
    func event(_ what: CaseEvent.What) -> CaseEvent {
      CaseEvent(caseID: "a", at: "2026-11-21T10:00:00.000Z", by: "Ada", what: what)
    }
    try await store.record([Fixture.opened("a"), Fixture.assessed("a"), event(.decided(decision))])
    #expect(try await store.creditCase("a").state == .inReview)
    #expect(await store.summaries().map(\.state) == [.inReview])

    try await store.record([
      event(.confirmed(Confirmation(of: .approve, agrees: false, reason: "no payslip")))
    ])
    #expect(try await store.creditCase("a").state == .assessed)
    #expect(await store.summaries().map(\.state) == [.assessed])

    try await store.record([
      event(.decided(decision)),
      event(.confirmed(Confirmation(of: .approve, agrees: true, reason: ""))),
    ])
    #expect(try await store.creditCase("a").state == .approved)
    #expect(await store.summaries().map(\.state) == [.approved])
  }

  @Test func `what was done is on record, and a clock that went back too`() async throws {
    let sealed = try await Sealed()
    let store = try await sealed.open()
    try await store.record([Fixture.opened("a", at: "2026-11-21T10:00:00.000Z")])
    try await store.record([
      .viewed("a"), .failedLogins(3), .accountAdded("Bob"), .roleChanged("Bob"),
      .policyChanged("standard 2"),
    ])
    await #expect(throws: StoreError.noSuchCase("z")) { try await store.record([.viewed("z")]) }
    await store.close()
    let late = try await sealed.open(now: "2026-11-21T08:00:00.000Z")
    try await late.record([.passwordChanged("Ada")])
    try await late.record([.passwordChanged("Ada")])
    await late.close()

    let kinds = try sealed.workshop.lines().compactMap { line -> String? in
      let parts = String(decoding: line, as: UTF8.self).split(separator: "\"kind\":\"")
      return parts.last?.split(separator: "\"").first.map(String.init)
    }
    #expect(
      kinds == [
        "workspace.created", "workspace.protected", "case.opened", "case.viewed", "login.failed",
        "account.added", "account.role", "policy.changed", "clock.stepped", "account.password",
        "account.password",
      ])
    #expect(try await sealed.verified().isSound)
  }
}

/// Lines as somebody without a key could make them.
enum Forgery {
  /// A line of another journal, put behind `head` with hashes that hold.
  static func chained(_ line: [UInt8], after head: Checkpoint) -> [UInt8] {
    var text = String(decoding: line, as: UTF8.self)
    func replace(_ opening: String, _ ending: String, by value: String) {
      guard let start = text.firstRange(of: opening)?.upperBound,
        let end = text[start...].firstRange(of: ending)?.lowerBound
      else { return }
      text.replaceSubrange(start..<end, with: value)
    }
    replace("\"seq\":", ",", by: "\(head.seq + 1)")
    replace("\"prev\":\"", "\"", by: "\(head.hash)")
    guard let header = text.firstRange(of: ",\"hash\":")?.lowerBound else { return line }
    replace("\"hash\":\"", "\"", by: SHA256Digest.of(Array(text[..<header].utf8)).hex)
    return Array(text.utf8)
  }
}
