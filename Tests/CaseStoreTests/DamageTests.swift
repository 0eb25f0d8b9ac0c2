import CaseStore
import Glibc
import Lending
import Sealing
import Testing

/// Damage is named, the rest stays readable, and nothing is written until a person chose.
@Suite struct DamageTests {
  private let workshop: Workshop

  init() async throws {
    workshop = try Workshop()
    let store = try await workshop.open()
    try await store.record([Fixture.opened("a"), Fixture.opened("b"), Fixture.noted("a")])
  }

  private func damageLine(_ number: Int) throws {
    var lines = try workshop.lines()
    lines[number - 1][lines[number - 1].count / 2] ^= 0x02
    try workshop.write(lines: lines)
  }

  @Test func `the rest is readable and nothing is written`() async throws {
    try damageLine(4)
    let before = try workshop.read()
    let store = try await workshop.open()

    #expect(try await store.creditCase("b").reference == "file 1")
    #expect(try await store.creditCase("a").history.count == 1)
    #expect(await store.notices.count == 1)
    await #expect { try await store.record([Fixture.noted("b")]) } throws: { error in
      guard case StoreError.damaged(let damage) = error else { return false }
      return damage.map(\.line) == [4]
    }
    #expect(try workshop.read() == before)
  }

  @Test func `a choice to continue is on record and holds at the next opening`() async throws {
    try damageLine(4)
    let store = try await workshop.open()
    try await store.continueAfterDamage()
    try await store.record([Fixture.noted("b")])
    await store.close()

    let again = try await workshop.open()

    try await again.record([Fixture.noted("b")])
    #expect(try await again.creditCase("b").history.count == 3)
    let verification = try await again.verify()
    #expect(verification.damage.map(\.line) == [4], "the damage stays visible")
    #expect(verification.acknowledged == 1)
    #expect(verification.text.contains("chosen to continue"))
    #expect(await again.notices == [.damage(verification.damage[0], isAcknowledged: true)])
  }

  @Test func `a choice holds for the damage that was seen and not for more`() async throws {
    try damageLine(4)
    let store = try await workshop.open()
    try await store.continueAfterDamage()
    await store.close()
    try damageLine(3)

    let again = try await workshop.open()

    await #expect(throws: StoreError.self) { try await again.record([Fixture.noted("a")]) }
  }

  @Test func `a case whose first line is not readable is named and not shown as empty`()
    async throws
  {
    try damageLine(2)
    let store = try await workshop.open()

    let damage = try await store.verify().damage
    #expect(damage.map(\.line) == [2])
    let notices = await store.notices.map(\.sentence).joined()
    #expect(notices.contains("line 2"))
    #expect(notices.contains("line 4, belongs to a case"))
  }

  @Test func `a journal that is empty or gone is never an empty store`() async throws {
    try workshop.write([])
    let store = try await workshop.open()
    #expect(await store.notices.count == 1)
    await #expect(throws: StoreError.self) { try await store.record([Fixture.opened("c")]) }
    await store.close()

    try workshop.write([1], "index.cache")
    unlink(workshop.path + "/" + Workshop.journal)
    for access in [StoreAccess.readOnly, .readWrite] {
      await #expect { _ = try await workshop.open(access) } throws: { error in
        guard case StoreError.damaged(let damage) = error else { return false }
        return damage.map(\.fault) == [.missingFile]
      }
    }
    #expect(!workshop.names.contains(Workshop.journal))
  }

  @Test func `a file that is missing between two others is named`() async throws {
    let store = try await workshop.open(segmentLimit: 1500)
    for number in 0..<9 {
      try await store.record([Fixture.opened(CaseID(rawValue: "c\(number)"))])
    }
    await store.close()
    unlink(workshop.path + "/journal-000002.jsonl")

    let again = try await workshop.open()

    #expect(
      await again.notices.map(\.sentence).joined().contains("journal-000002.jsonl is missing"))
    #expect(await again.count >= 3)
    await #expect(throws: StoreError.self) { try await again.record([Fixture.noted("a")]) }
    #expect(try await again.verify().firstDamage?.fault == .missingFile)
  }

  @Test func `after a damaged file without any line's end the next record has its own line`()
    async throws
  {
    try workshop.write(Array("not a journal".utf8))
    let store = try await workshop.open()
    await #expect(throws: StoreError.self) { try await store.record([Fixture.opened("c")]) }

    try await store.continueAfterDamage()
    try await store.record([Fixture.opened("c")])
    await store.close()

    let again = try await workshop.open()
    #expect(try workshop.lines().count == 3)
    #expect(try await again.verify().acknowledged == 1)
    try await again.record([Fixture.noted("c")])
    #expect(try await again.creditCase("c").history.count == 2)
  }

  @Test func `a line of a later version is refused and nothing is changed`() async throws {
    var lines = try workshop.lines()
    lines.append(Array("{\"v\":2,\"seq\":5,\"new\":true}".utf8))
    try workshop.write(lines: lines)
    let before = try workshop.read()
    let path = workshop.path + "/" + Workshop.journal

    for access in [StoreAccess.readOnly, .readWrite] {
      await #expect(throws: StoreError.newerFormat(file: path, line: 5)) {
        _ = try await workshop.open(access)
      }
    }
    #expect(try workshop.read() == before)
  }

  @Test func `damage in the version of a line is not taken for a later version`() async throws {
    var lines = try workshop.lines()
    let digit = try #require(lines[2].firstIndex(of: UInt8(ascii: "1")))
    lines[2][digit] = UInt8(ascii: "3")
    try workshop.write(lines: lines)

    #expect(try await workshop.open().verify().firstDamage?.fault == .headerChanged)
  }

  @Test func `sentences name file, line and way out, and never a value`() {
    let damage = Damage(file: "journal-000001.jsonl", line: 4, fault: .bodyChanged, found: .zero)
    #expect(
      StoreError.damaged([damage]).sentence
        == "The case store is damaged and will not be written until you decide: "
        + "journal-000001.jsonl, line 4, has a content that was changed after it was written. "
        + "Restore a backup, or choose to continue with what is readable.")
    #expect(
      StoreError.inUse(folder: "/cases").sentence
        == "The case store in /cases is being written by another window or command. "
        + "Wait until it has finished, or close it, and try again.")
  }
}
