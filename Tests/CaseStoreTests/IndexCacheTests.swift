import CaseStore
import Glibc
import Lending
import Testing

/// The index is a cache: it saves time, and neither hides nor loses anything.
@Suite struct IndexCacheTests {
  private let workshop: Workshop

  init() async throws {
    workshop = try Workshop()
    let store = try await workshop.open()
    try await store.record([Fixture.opened("a"), Fixture.opened("b"), Fixture.noted("a")])
    await store.close()
  }

  @Test func `closing leaves a cache and deleting it loses nothing`() async throws {
    let before = try await workshop.open(.readOnly).summaries()
    #expect(workshop.names.contains("index.cache"))

    workshop.remove("index.cache")

    #expect(try await workshop.open(.readOnly).summaries() == before)
  }

  @Test func `a cache with any byte changed is not believed`() async throws {
    let before = try await workshop.open(.readOnly).summaries()
    let cache = try workshop.read("index.cache")
    for position in cache.indices {
      var changed = cache
      changed[position] ^= 0x40
      try workshop.write(changed, "index.cache")
      #expect(try await workshop.open(.readOnly).summaries() == before, "byte \(position)")
    }
    for length in [0, 1, 32, cache.count - 1] {
      try workshop.write(Array(cache[..<length]), "index.cache")
      #expect(try await workshop.open(.readOnly).summaries() == before, "length \(length)")
    }
  }

  @Test func `lines after the cache are folded in`() async throws {
    let cache = try workshop.read("index.cache")
    let store = try await workshop.open()
    try await store.record([Fixture.opened("c"), Fixture.decided("a")])
    await store.close()
    try workshop.write(cache, "index.cache")

    let again = try await workshop.open(.readOnly)

    #expect(await again.summaries().map(\.id) == ["a", "c", "b"])
    #expect(try await again.creditCase("a").history.count == 3)
  }

  @Test func `a journal that was edited is read anew and its damage named`() async throws {
    var lines = try workshop.lines()
    lines[2][lines[2].count / 2] ^= 0x02
    try workshop.write(lines: lines)

    let store = try await workshop.open(.readOnly)

    #expect(await store.notices.count == 1)
    #expect(await store.summaries().map(\.id) == ["a"])
  }

  @Test func `damage that a person accepted is named ever after, though the journal has grown`()
    async throws
  {
    var lines = try workshop.lines()
    lines[2][lines[2].count / 2] ^= 0x02
    try workshop.write(lines: lines)
    let store = try await workshop.open()
    try await store.continueAfterDamage()
    try await store.record([Fixture.noted("a")])
    await store.close()

    let again = try await workshop.open()

    #expect(await again.notices.count == 1)
    #expect(await again.summaries().map(\.id) == ["a"])
  }

  @Test func `a changed end is found although size and time are as before`() async throws {
    let path = workshop.path + "/" + Workshop.journal
    var status = stat()
    stat(path, &status)
    var lines = try workshop.lines()
    lines[3][lines[3].count - 5] ^= 0x02
    try workshop.write(lines: lines)
    utimensat(AT_FDCWD, path, [status.st_atim, status.st_mtim], 0)

    let store = try await workshop.open(.readOnly)

    #expect(await store.notices.count == 1)
  }

  @Test func `an older copy of the journal is not read with a newer cache`() async throws {
    let old = try workshop.lines()
    let store = try await workshop.open()
    try await store.record([Fixture.opened("c")])
    await store.close()
    try workshop.write(lines: old)

    #expect(try await workshop.open(.readOnly).count == 2)
  }

  @Test func `damage under a cache is found when its case is read, and stops writing`()
    async throws
  {
    // Edited while the store is open: nothing but reading the line can tell.
    let store = try await workshop.open()
    let file = Glibc.open(workshop.path + "/" + Workshop.journal, O_RDWR)
    let bytes = try workshop.read()
    let offset = try workshop.lines().prefix(2).reduce(0) { $0 + $1.count + 1 } + 400
    pwrite(file, [bytes[offset] ^ 0x01], 1, offset)
    close(file)

    await #expect { _ = try await store.creditCase("b") } throws: { error in
      guard case StoreError.unreadableCase("b", let damage) = error else { return false }
      return damage.line == 3
    }
    await #expect(throws: StoreError.self) { try await store.record([Fixture.noted("a")]) }
    #expect(try await store.creditCase("a").history.count == 2)
    #expect(await store.notices.count == 1)
  }
}
