import CaseStore
import Glibc
import Lending
import Testing

/// The format on disk: what was released stays readable, and another program can check it.
@Suite struct FormatTests {
  static let verifier = root + "/Tests/Rigs/verify_journal.py"
  private static let frozen = root + "/Tests/Frozen/CaseStore/format-1/" + Workshop.journal

  private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  /// Every kind of event, and every kind of text that a header can hold.
  private static let events: [CaseEvent] = [
    Fixture.opened("frozen-case-1", reference: "Müller \"jr\" / 7"),
    Fixture.assessed("frozen-case-1", amount: 0.1 + 0.2, logOdds: -1.0 / 3),
    Fixture.decided(
      "frozen-case-1", .refer, reason: "tab\there", by: "A \"quoted\" \\ person\u{1}"),
    Fixture.noted("frozen-case-1", "漢字", by: "Zoë"),
    Fixture.opened("frozen-case-2", reference: ""),
  ]

  @Test func `what is written is byte for byte format 1`() async throws {
    let store = try await workshop.open(random: Workshop.fixedRandom())
    for event in Self.events { try await store.record([event]) }
    // Before a release only, when a type of Lending has changed: afterwards old files exist.
    if getenv("ASSAY_FREEZE") != nil { try Workshop.put(workshop.read(), at: Self.frozen) }

    let frozen = try String(decoding: Workshop.bytes(Self.frozen), as: UTF8.self)

    #expect(try String(decoding: workshop.read(), as: UTF8.self) == frozen)
  }

  @Test func `format 1 is read as it was meant`() async throws {
    _ = try await workshop.open()
    try workshop.write(Workshop.bytes(Self.frozen))

    let store = try await workshop.open()

    let kept = try await store.creditCase("frozen-case-1").history
    #expect(kept == Array(Self.events[..<4]))
    #expect(try await store.creditCase("frozen-case-2").history == [Self.events[4]])
    #expect(try await store.verify().isSound)
    #expect(await store.head.seq == 6)
  }

  @Test(.enabled(if: Program.installed("python3") != nil, "Python checks the format"))
  func `an independent program finds the same head`() async throws {
    let python = try #require(Program.installed("python3"))
    let store = try await workshop.open(segmentLimit: 3000)
    for event in Self.events { try await store.record([event]) }

    let verified = try Program.run(python, Self.verifier, workshop.path)

    #expect(verified.lines == ["sound 6 \(await store.head)"])
  }

  @Test(.enabled(if: Program.installed("python3") != nil, "Python checks the format"))
  func `an independent program names the same damage`() async throws {
    let python = try #require(Program.installed("python3"))
    let store = try await workshop.open()
    try await store.record(Self.events)
    let lines = try workshop.lines()
    var random = SeededRandom(7)
    for _ in 0..<25 {
      var changed = lines
      let number = Int.random(in: changed.indices, using: &random)
      let position = Int.random(in: changed[number].indices, using: &random)
      changed[number][position] ^= 1 << UInt8.random(in: 0..<7, using: &random)
      guard changed[number][position] != 0x0A else { continue }
      try workshop.write(lines: changed)

      let ours = try await workshop.open(.readOnly).verify().firstDamage
      let theirs = try Program.run(python, Self.verifier, workshop.path)

      #expect(theirs.lines.first?.hasPrefix("bad \(Workshop.journal) \(number + 1) ") == true)
      #expect(ours?.line == number + 1)
    }
  }

  @Test func `equal contents have different digests, so that none can be guessed`() async throws {
    let store = try await workshop.open()
    try await store.record([
      Fixture.opened("k"), Fixture.noted("k", "same"), Fixture.noted("k", "same"),
    ])

    let digests = try workshop.lines().suffix(2).map { line in
      String(decoding: line, as: UTF8.self).split(separator: "\"digest\":\"")[1].prefix(64)
    }

    #expect(digests[0] != digests[1])
  }

  @Test func `nothing of the borrower stands outside a body`() async throws {
    let store = try await workshop.open()
    try await store.record([Fixture.opened("k", reference: "canary", amount: "98765")])

    for line in try workshop.lines() {
      let parts = String(decoding: line, as: UTF8.self).split(separator: ",\"body\":", maxSplits: 1)
      #expect(parts.count == 2)
      #expect(!parts[0].contains("canary"))
      #expect(!parts[0].contains("98765"))
    }
    #expect(String(decoding: try workshop.read(), as: UTF8.self).contains("canary"))
  }
}
