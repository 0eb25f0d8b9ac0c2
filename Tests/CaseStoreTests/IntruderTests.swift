import CaseStore
import Glibc
import Lending
import Testing

/// Files of the store that are not what they should be, and who may read them.
@Suite struct IntruderTests {
  private let workshop: Workshop

  init() async throws {
    workshop = try Workshop()
    let store = try await workshop.open()
    try await store.record([Fixture.opened("a")])
  }

  enum Intruder: CaseIterable {
    case link
    case danglingLink
    case pipe
    case folder
  }

  private func put(_ intruder: Intruder, at name: String) throws {
    let path = workshop.path + "/" + name
    let aside = workshop.path + "/aside"
    unlink(aside)
    rename(path, aside)
    let answer =
      switch intruder {
      case .link: symlink("aside", path)
      case .danglingLink: symlink("nowhere", path)
      case .pipe: mkfifo(path, 0o600)
      case .folder: mkdir(path, 0o700)
      }
    try #require(answer == 0)
  }

  private func takeAway(_ name: String) {
    unlink(workshop.path + "/" + name)
    rmdir(workshop.path + "/" + name)
  }

  @Test(arguments: Intruder.allCases, ["journal-000001.jsonl", "lock"])
  func `an intruder in place of a file is named and never followed`(
    intruder: Intruder, name: String
  ) async throws {
    try put(intruder, at: name)
    defer { takeAway(name) }

    await #expect { _ = try await workshop.open() } throws: { error in
      guard case StoreError.wrongKind(let file, _) = error else { return false }
      return file == workshop.path + "/" + name
    }
    #expect(!workshop.names.contains("nowhere"))
  }

  @Test(arguments: Intruder.allCases)
  func `an intruder in place of the cache costs nothing`(intruder: Intruder) async throws {
    let store = try await workshop.open()
    try await store.record([Fixture.opened("b")])
    await store.close()
    try put(intruder, at: "index.cache")
    defer { takeAway("index.cache") }

    let again = try await workshop.open()

    #expect(await again.count == 2)
    try await again.record([Fixture.opened("c")])
    await again.close()
  }

  @Test func `what a link points to is left alone`() async throws {
    try workshop.write(Array("other".utf8), "other")
    symlink("other", workshop.path + "/.unfinished-index.cache")
    let store = try await workshop.open()
    try await store.record([Fixture.opened("b")])
    await store.close()

    #expect(try workshop.read("other") == Array("other".utf8))
  }

  @Test func `what a killed process was writing is swept by the next writer only`() async throws {
    try workshop.write([1, 2, 3], ".unfinished-journal-000002.jsonl")

    _ = try await workshop.open(.readOnly)
    #expect(workshop.names.contains(".unfinished-journal-000002.jsonl"))
    _ = try await workshop.open()
    #expect(!workshop.names.contains(".unfinished-journal-000002.jsonl"))
  }

  @Test func `only the owner may read, whatever the umask`() async throws {
    let old = umask(0)
    defer { umask(old) }
    let open = try Workshop()
    let store = try await open.open(segmentLimit: 1000)
    for id in ["a", "b", "c"] as [CaseID] { try await store.record([Fixture.opened(id)]) }
    await store.close()
    try open.write(open.read() + [0x7B])
    _ = try await open.open().count

    #expect(open.mode() == 0o700)
    for name in open.names { #expect(open.mode(name) == 0o600, "\(name)") }
    #expect(open.names.count > 3)
  }

  @Test func `modes that a copy has loosened are tightened`() async throws {
    chmod(workshop.path + "/" + Workshop.journal, 0o644)
    chmod(workshop.path, 0o755)

    let store = try await workshop.open()

    #expect(workshop.mode() == 0o700)
    #expect(workshop.mode(Workshop.journal) == 0o600)
    await store.close()
  }

  @Test func `a folder that holds other things keeps its mode`() async throws {
    try workshop.write([1], "letter.pdf")
    chmod(workshop.path, 0o755)

    let store = try await workshop.open()

    #expect(workshop.mode() == 0o755)
    await store.close()
  }

  @Test func `nothing is saved into a file that another program exchanged`() async throws {
    let store = try await workshop.open()
    let bytes = try workshop.read()
    unlink(workshop.path + "/" + Workshop.journal)
    try workshop.write(bytes)

    let path = workshop.path + "/" + Workshop.journal
    await #expect(throws: StoreError.changedOutside(file: path)) {
      try await store.record([Fixture.opened("b")])
    }
    #expect(await store.isReadOnly)
    #expect(try workshop.read() == bytes)
  }

  @Test func `nothing is saved after another program wrote or removed the lock`() async throws {
    let path = workshop.path + "/" + Workshop.journal
    let store = try await workshop.open()
    try workshop.write(workshop.read() + [0x7B])
    await #expect(throws: StoreError.changedOutside(file: path)) {
      try await store.record([Fixture.opened("b")])
    }
    await store.close()
    let again = try await workshop.open()
    unlink(workshop.path + "/lock")
    await #expect(throws: StoreError.changedOutside(file: path)) {
      try await again.record([Fixture.opened("b")])
    }
  }
}
