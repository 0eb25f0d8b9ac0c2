import CaseStore
import Glibc
import Lending
import Testing

/// What a case told is gone from every file, and everything else can still be proven.
@Suite struct ErasureTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  /// Three cases over several files; `b` tells a secret in each kind of record.
  private func fill(_ limit: Int = 2000) async throws -> CaseStore {
    let store = try await workshop.open(segmentLimit: limit)
    for event in [
      Fixture.opened("a", reference: "file a"), Fixture.opened("b", reference: "secret 1"),
      Fixture.assessed("a"), Fixture.assessed("b", amount: 98_765),
      Fixture.noted("b", "secret 2"), Fixture.decided("b", reason: "secret 3"),
      Fixture.opened("c"), Fixture.noted("a", "kept"), Fixture.noted("b", "secret 4"),
    ] { try await store.record([event]) }
    return store
  }

  private func holds(_ secret: String) throws -> [String] {
    try workshop.names.filter { name in
      String(decoding: try workshop.read(name), as: UTF8.self).contains(secret)
    }
  }

  @Test func `what a case told leaves every file and the chain still holds`() async throws {
    let store = try await fill()
    let before = await store.head
    await store.close()
    let again = try await workshop.open(segmentLimit: 2000)
    #expect(try holds("secret").contains("index.cache"))

    let report = try await again.erase(["b"], reason: .personAsked)

    #expect(report.contents == 5)
    #expect(report.files > 1)
    #expect(try holds("secret") == [])
    #expect(try holds("98765") == [])
    let verification = try await again.verify(against: before)
    #expect(verification.isSound)
    #expect(verification.cases == 2)
    #expect(verification.erasedBodies == 5)
    #expect(verification.erasedCases == 1)
    #expect(verification.unfinishedErasures == 0)
    #expect(verification.text.contains("5 contents of 1 case were erased"))
  }

  @Test func `an erased case is told as erased and takes nothing more`() async throws {
    let store = try await fill()
    _ = try await store.erase(["b"], reason: .periodOver)

    for store in [store, try await workshop.open(.readOnly)] {
      await #expect { _ = try await store.creditCase("b") } throws: { error in
        guard case StoreError.erasedCase("b", let erasure) = error else { return false }
        return erasure.reason == "period-over" && erasure.by == "Ada"
          && erasure.history.map(\.kind) == [
            "case.opened", "case.assessed", "case.noted", "case.decided", "case.noted",
            "case.erased",
          ]
      }
      #expect(await store.summaries().map(\.id) == ["a", "c"])
      #expect(await store.count == 2)
      #expect(await store.erasedCases == ["b"])
    }
    await #expect(throws: StoreError.self) { try await store.record([Fixture.noted("b")]) }
    await #expect(throws: StoreError.self) { try await store.record([Fixture.opened("b")]) }
    await #expect(throws: StoreError.self) { _ = try await store.erase(["b"], reason: .periodOver) }
    await #expect(throws: StoreError.noSuchCase("z")) {
      _ = try await store.erase(["a", "z"], reason: .periodOver)
    }
    #expect(try await store.creditCase("a").history.count == 3)
    #expect(try await store.verify().isSound)
  }

  @Test func `other cases stay as they are, also for one who looks meanwhile`() async throws {
    let store = try await fill()
    let a = try await store.creditCase("a")
    let reader = try await workshop.open(.readOnly)

    _ = try await store.erase(["b"], reason: .personAsked)
    try await store.record([Fixture.opened("d")])

    #expect(try await reader.creditCase("a") == a)
    #expect(try await store.creditCase("a") == a)
    await store.close()
    workshop.remove("index.cache")
    let again = try await workshop.open()
    #expect(try await again.creditCase("a") == a)
    #expect(await again.summaries().map(\.id) == ["d", "a", "c"])
    #expect(await again.notices.isEmpty)
  }

  @Test func `files without a line of the case are not touched`() async throws {
    let store = try await fill(600)
    let before = Dictionary(
      uniqueKeysWithValues: workshop.names.map { ($0, node($0)) })

    let report = try await store.erase(["c"], reason: .keptByMistake)

    let changed = workshop.names.filter { $0.hasPrefix("journal") && before[$0] != node($0) }
    // The erasure itself begins a file as well.
    #expect(report.files == 1)
    #expect(changed.filter { before[$0] != nil }.count == 1)
  }

  private func node(_ name: String) -> UInt64 {
    var status = stat()
    lstat(workshop.path + "/" + name, &status)
    return UInt64(status.st_ino)
  }

  @Test func `an erasure that was stopped is finished at the next opening`() async throws {
    let store = try await fill(1 << 20)
    let before = try workshop.read()
    await store.close()
    let cache = try workshop.read("index.cache")
    let eraser = try await workshop.open()
    _ = try await eraser.erase(["b"], reason: .lawDemands)
    await eraser.close()
    // On record and not begun: what a kill after the first step leaves.
    try workshop.write(before + (workshop.lines().last ?? []) + [0x0A])
    try workshop.write(cache, "index.cache")

    let reader = try await workshop.open(.readOnly)
    #expect(await reader.summaries().map(\.id) == ["a", "c"])
    #expect(try await reader.verify().unfinishedErasures == 5)
    #expect(try await reader.verify().isSound)
    #expect(try holds("secret") == ["index.cache", Workshop.journal])

    let writer = try await workshop.open()

    #expect(try holds("secret") == [])
    #expect(try await writer.verify().unfinishedErasures == 0)
    #expect(try await writer.verify().erasedBodies == 5)
  }

  @Test func `a content that is gone without an erasure on record is damage`() async throws {
    let store = try await fill(1 << 20)
    _ = try await store.erase(["b"], reason: .personAsked)
    await store.close()
    var lines = try workshop.lines()
    #expect(String(decoding: lines.removeLast(), as: UTF8.self).contains("case.erased"))
    try workshop.write(lines: lines)

    let again = try await workshop.open()

    #expect(try await again.verify().damage.map(\.line) == [3, 5, 6, 7, 10])
    #expect(try await again.verify().damage.allSatisfy { $0.fault == .bodyMissing })
    await #expect(throws: StoreError.self) { try await again.record([Fixture.noted("a")]) }
    await #expect { _ = try await again.creditCase("b") } throws: { error in
      guard case StoreError.unreadableCase("b", let damage) = error else { return false }
      return damage.line == 3
    }
  }

  @Test func `a copy of an unfinished line goes with its case`() async throws {
    let store = try await fill(1 << 20)
    await store.close()
    for (id, text) in [("b", "secret 5"), ("a", "draft")] as [(CaseID, String)] {
      let store = try await workshop.open()
      try await store.record([Fixture.noted(id, text)])
      await store.close()
      try workshop.write(Array(workshop.read().dropLast(3)))
      await (try await workshop.open()).close()
    }
    #expect(workshop.names.filter { $0.hasPrefix("torn-") }.count == 2)
    let again = try await workshop.open()

    let report = try await again.erase(["b"], reason: .personAsked)

    #expect(report.tornCopies == 1)
    #expect(try holds("secret") == [])
    #expect(try holds("draft").count == 1)
  }

  @Test func `a line that was moved stays as a person accepted it`() async throws {
    let store = try await fill(1 << 20)
    await store.close()
    var lines = try workshop.lines()
    lines.swapAt(5, 6)
    try workshop.write(lines: lines)
    let again = try await workshop.open()
    try await again.continueAfterDamage()

    let report = try await again.erase(["b"], reason: .personAsked)

    #expect(report.unreadableLines > 0)
    await again.close()
    let later = try await workshop.open()
    try await later.record([Fixture.noted("a")])
    #expect(try await later.verify().acknowledged == later.verify().damage.count)
  }

  @Test func `a damaged journal waits with an erasure until a person chose`() async throws {
    let store = try await fill(1 << 20)
    let before = try workshop.read()
    _ = try await store.erase(["b"], reason: .personAsked)
    await store.close()
    var bytes = try before + (workshop.lines().last ?? []) + [0x0A]
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "kept".utf8) })
    bytes[place] ^= 1
    try workshop.write(bytes)

    let again = try await workshop.open()
    #expect(try workshop.read() == bytes)
    try await again.continueAfterDamage()
    await again.close()

    let later = try await workshop.open()
    let notices = await later.notices.map(\.sentence)
    #expect(notices.count == 1)
    let holding = try holds("secret")
    #expect(holding == [])
  }

  @Test func `a summary that was replaced does not stay in the cache`() async throws {
    let store = try await fill(1 << 20)
    try await store.record([Fixture.opened("b", reference: "renamed")])
    _ = try await store.erase(["b"], reason: .personAsked)
    await store.close()

    #expect(try holds("secret") == [])
    #expect(try holds("renamed") == [])
    #expect(workshop.names.contains("index.cache"))
  }

  @Test(.enabled(if: Program.installed("python3") != nil, "Python checks the format"))
  func `an independent program finds the same head`() async throws {
    let python = try #require(Program.installed("python3"))
    let store = try await fill()
    _ = try await store.erase(["b", "c"], reason: .personAsked)

    let verified = try Program.run(python, FormatTests.verifier, workshop.path)

    #expect(verified.lines == ["sound 12 \(await store.head)"])
  }

  @Test(.enabled(if: Program.installed("strace") != nil, "strace fills the disk"))
  func `a disk that is full leaves the erasure on record and to be finished`() async throws {
    let strace = try #require(Program.installed("strace"))
    let store = try await fill(1 << 20)
    try await store.record([Fixture.opened("d", reference: "save 7")])
    await store.close()

    let failing = try Program.run(
      strace, "-f", "-qq", "-o", "/dev/null", "-P",
      workshop.path + "/.unfinished-" + Workshop.journal, "-e", "trace=write", "-e",
      "inject=write:error=ENOSPC", Program.storeWriter, workshop.path, "--erase", "7")

    #expect(failing.lines.first?.contains("on record and not finished") == true)
    #expect(failing.lines.first?.contains("the disk is full") == true)
    #expect(try holds("save 7").contains(Workshop.journal))
    let again = try await workshop.open()
    #expect(try holds("save 7") == [])
    #expect(try await again.verify().isSound)
  }
}
