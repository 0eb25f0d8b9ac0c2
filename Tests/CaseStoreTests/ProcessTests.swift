import CaseStore
import Glibc
import Lending
import Sealing
import Testing

/// Several processes on one store, and a disk that fails.
@Suite struct ProcessTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  @Test func `a second process is refused with a clear sentence`() async throws {
    let store = try await workshop.open()
    try await store.record([Fixture.opened("a")])

    let second = try Program.run(Program.storeWriter, workshop.path, "--count", "1")

    #expect(second.status == 4)
    #expect(second.lines == ["error " + StoreError.inUse(folder: workshop.path).sentence])
    try await store.record([Fixture.opened("b")])
    #expect(try await store.verify().isSound)
    await store.close()
  }

  @Test func `one process refuses itself as well`() async throws {
    let store = try await workshop.open()
    await #expect(throws: StoreError.inUse(folder: workshop.path)) {
      _ = try await workshop.open(waiting: .zero)
    }
    #expect(await store.count == 0)
  }

  @Test func `a process that waits gets its turn when the first is done`() async throws {
    let first = try Program([Program.storeWriter, workshop.path, "--count", "1", "--hold", "1"])
    #expect(first.line()?.hasPrefix("1 ") == true)

    let store = try await workshop.open(waiting: .seconds(10))

    #expect(await store.count == 1)
    #expect(first.finish().status == 0)
    await store.close()
  }

  @Test func `the kernel frees the lock of a process that was killed`() async throws {
    let first = try Program([Program.storeWriter, workshop.path, "--count", "3", "--hold", "60"])
    for _ in 1...3 { _ = first.line() }
    kill(first.process, SIGKILL)
    _ = first.finish()

    let store = try await workshop.open(waiting: .seconds(2))

    #expect(await store.count == 3)
    await store.close()
  }

  @Test func `processes that queue up lose nothing`() async throws {
    let writers = try (0..<4).map { number in
      try Program([
        Program.storeWriter, workshop.path, "--from", "\(number * 100 + 1)", "--count", "10",
        "--wait", "60",
      ])
    }

    for writer in writers { #expect(writer.finish().status == 0) }

    let store = try await workshop.open(.readOnly)
    #expect(await store.count == 40)
    #expect(try await store.verify().isSound)
  }

  @Test func `a full file saves nothing, loses nothing, and is not the end`() async throws {
    let limited = try Program.run(
      Program.storeWriter, workshop.path, "--count", "12", "--file-limit", "15000")

    let refused = limited.lines.filter { $0.hasPrefix("refused") }
    #expect(!refused.isEmpty)
    #expect(refused.allSatisfy { $0.contains("Nothing was saved") })
    #expect(!limited.lines.contains("read-only"))
    let store = try await workshop.open()
    #expect(await store.notices.isEmpty, "nothing of a refused save remains")
    #expect(await store.count == 12 - refused.count)
    try await store.record([Fixture.opened("a")])
    #expect(try await store.verify().isSound)
    await store.close()
  }

  @Test(.enabled(if: Program.installed("strace") != nil, "strace makes the disk fail"))
  func `a save that the disk does not confirm is not confirmed, nor any after it`() async throws {
    let strace = try #require(Program.installed("strace"))
    // strace counts for each thread, so the save that fails is the second or a later one.
    let failing = try Program.run(
      strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e",
      "inject=fdatasync:error=EIO:when=2", Program.storeWriter, workshop.path, "--count", "40")

    let confirmed = failing.lines.filter { $0.first?.isNumber == true }.count
    #expect(confirmed > 0 && confirmed < 39)
    let refused = failing.lines.filter { $0.hasPrefix("refused") }
    #expect(refused.count == 40 - confirmed)
    #expect(refused.first?.contains("\(confirmed + 1) The save was not confirmed") == true)
    #expect(refused.dropFirst().allSatisfy { $0.contains("The case store is read-only") })
    let store = try await workshop.open()
    #expect(await store.count == confirmed)
    #expect(await store.notices.isEmpty, "what was not confirmed is taken back")
    #expect(try await store.verify().isSound)
    await store.close()
  }

  @Test(
    .enabled(if: Program.installed("strace") != nil, "strace makes the disk fail"),
    arguments: ["/.unfinished-journal-000002.jsonl", ""])
  func `a new file of the journal that the disk does not confirm is taken back`(
    failing: String
  ) async throws {
    let strace = try #require(Program.installed("strace"))
    let first = try Program.run(Program.storeWriter, workshop.path, "--count", "2")
    #expect(first.status == 0)

    let second = try Program.run(
      strace, "-f", "-qq", "-o", "/dev/null", "-P", workshop.path + failing, "-e", "trace=fsync",
      "-e", "inject=fsync:error=EIO", Program.storeWriter, workshop.path, "--from", "3", "--count",
      "2", "--segment-limit", "1000")

    #expect(second.lines.contains { $0.hasPrefix("refused 3 The save was not confirmed") })
    #expect(second.lines.contains { $0.hasPrefix("refused 4 The case store is read-only") })
    #expect(!workshop.names.contains("journal-000002.jsonl"))
    let store = try await workshop.open()
    #expect(await store.count == 2)
    #expect(try await store.verify().isSound)
    await store.close()
  }

  @Test(.enabled(if: Program.installed("strace") != nil, "strace makes the disk fail"))
  func `a journal that the disk does not confirm at opening is not built on`() async throws {
    let strace = try #require(Program.installed("strace"))
    _ = try Program.run(Program.storeWriter, workshop.path, "--count", "1")
    let before = try workshop.read()

    let second = try Program.run(
      strace, "-f", "-qq", "-o", "/dev/null", "-P", workshop.path + "/" + Workshop.journal, "-e",
      "trace=fsync", "-e", "inject=fsync:error=EIO", Program.storeWriter, workshop.path, "--count",
      "1")

    let reason = "the disk reports an error when asked to keep what was written."
    #expect(second.lines.first == "notice The case store is read-only: \(reason)")
    #expect(second.lines.last == "read-only")
    #expect(try workshop.read() == before)
  }

  @Test(
    .enabled(if: Program.installed("strace") != nil, "strace fills the disk"),
    arguments: ["write", "ftruncate"])
  func `a torn end that cannot be set aside on a full disk is shown read-only`(
    call: String
  ) async throws {
    let strace = try #require(Program.installed("strace"))
    _ = try Program.run(Program.storeWriter, workshop.path, "--count", "2")
    let torn = try Array(workshop.read().dropLast(30))
    try workshop.write(torn)

    let second = try Program.run(
      strace, "-f", "-qq", "-o", "/dev/null", "-P", workshop.path + "/" + Workshop.journal, "-P",
      workshop.path + "/.unfinished-" + aside(torn), "-e", "trace=\(call)", "-e",
      "inject=\(call):error=ENOSPC", Program.storeWriter, workshop.path, "--from", "3", "--count",
      "1")

    #expect(second.lines.first == "notice The case store is read-only: the disk is full.")
    #expect(second.lines.contains { $0.contains("is not finished") })
    #expect(second.lines.last == "read-only")
    #expect(try workshop.read() == torn)
    let store = try await workshop.open()
    #expect(await store.count == 2)
    #expect(await store.notices.count == 1)
    try await store.record([Fixture.opened("a")])
    #expect(try await store.verify().isSound)
    await store.close()
  }

  /// The name under which a torn seventh record is set aside.
  private func aside(_ torn: [UInt8]) -> String {
    let bytes = torn[((torn.lastIndex(of: 0x0A) ?? -1) + 1)...]
    return "torn-7-\(SHA256Digest.of(bytes).hex.prefix(16))"
  }

  @Test(.enabled(if: getuid() == 0 && Program.installed("setpriv") != nil, "needs another user"))
  func `a folder that may not be written is shown read-only with the reason`() async throws {
    let setpriv = try #require(Program.installed("setpriv"))
    let store = try await workshop.open()
    try await store.record([Fixture.opened("a")])
    await store.close()
    try openToOthers(workshop)
    // The store's files belong to root and others may read: as on a shared or mounted disk.
    let other = try Program.run(
      setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", Program.storeWriter,
      workshop.path, "--count", "1")

    #expect(other.lines.contains("notice The case store is read-only: permission is missing."))
    #expect(other.lines.contains { $0.hasPrefix("refused 1 The case store is read-only") })
  }

  private func openToOthers(_ workshop: Workshop) throws {
    let parent = workshop.path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    for path in [parent, workshop.path] { #expect(chmod(path, 0o755) == 0) }
    for name in workshop.names { #expect(chmod(workshop.path + "/" + name, 0o644) == 0) }
  }
}
