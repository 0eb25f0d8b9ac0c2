import CaseStore
import Glibc
import Lending
import Sealing
import Testing

/// A personal workspace becomes a protected one and back, and a backup brings either to another machine.
@Suite struct ProtectingTests {
  private let workshop: Workshop
  private let head: Checkpoint

  init() async throws {
    workshop = try Workshop()
    let store = try await workshop.open(segmentLimit: 2000)
    try await store.record([
      Fixture.opened("a", reference: "Winterbottom"), Fixture.assessed("a"), Fixture.decided("a"),
    ])
    try await store.record([Fixture.opened("b"), Fixture.noted("b")])
    _ = try await store.erase(["b"], reason: .personAsked)
    head = await store.head
    await store.close()
  }

  private var journal: [UInt8] {
    get throws {
      try workshop.names.filter { $0.hasPrefix("journal") }.flatMap { try workshop.read($0) }
    }
  }

  @Test func `protecting seals all of it and keeps every case and checkpoint`() async throws {
    let before = try await workshop.open(.readOnly).creditCase("a")

    let sealed = try await Sealed(protecting: workshop)

    let store = try await sealed.open()
    #expect(try await store.creditCase("a") == before)
    #expect(await store.erasedCases == ["b"])
    let verification = try await store.verify(against: head)
    #expect(verification.isSound, "\(verification.damage)")
    for name in workshop.names {
      let text = String(decoding: try workshop.read(name), as: UTF8.self)
      #expect(!text.contains("Winterbottom") && !text.contains("stable income"), "\(name)")
    }
    #expect(try CaseStore.content(of: .keys, in: workshop.path) == Sealed.keyFile)
  }

  @Test func `a workspace that is opened for good is as it was, with both steps on record`()
    async throws
  {
    let before = try journal
    let sealed = try await Sealed(protecting: workshop)
    _ = try await CaseStore.unprotect(
      folder: workshop.path, surroundings: try sealed.surroundings())

    let after = try journal

    #expect(after.starts(with: before))
    let added = String(decoding: after.dropFirst(before.count), as: UTF8.self)
    #expect(added.contains("workspace.protected") && added.contains("workspace.opened"))
    #expect(try await workshop.open().verify(against: head).isSound)
    #expect(try CaseStore.content(of: .keys, in: workshop.path) == nil)
  }

  @Test func `a damaged journal is left as it is`() async throws {
    var lines = try workshop.lines()
    lines[0][200] ^= 1
    try workshop.write(lines: lines)
    workshop.remove("index.cache")
    workshop.remove("index.cache")
    let before = try workshop.names.map { try workshop.read($0) }

    await #expect(throws: StoreError.self) { _ = try await Sealed(protecting: workshop) }

    let after = try workshop.names.map { try workshop.read($0) }
    #expect(after == before)
    #expect(access(workshop.path + ".exchanging", F_OK) != 0)
    #expect(try CaseStore.content(of: .keys, in: workshop.path) == nil)
  }

  @Test func `what a stopped run left beside is no obstacle`() async throws {
    mkdir(workshop.path + ".exchanging", 0o700)
    try Workshop.put(Array("half".utf8), at: workshop.path + ".exchanging/journal-000001.jsonl")
    let sealed = try await Sealed(protecting: workshop)
    #expect(try await sealed.verified().isSound)
    #expect(access(workshop.path + ".exchanging", F_OK) != 0)
  }

  @Test func `a backup of a protected workspace holds its keys, and needs none to be made good`()
    async throws
  {
    let sealed = try await Sealed(protecting: workshop)
    let backup = workshop.path + "-backup"
    let restored = workshop.path + "-restored"
    defer {
      for folder in [backup, restored] { Workshop.removeFolder(folder) }
    }
    let store = try await sealed.open()
    let kept = try await store.creditCase("a")
    _ = try await store.backUp(to: backup)
    await store.close()

    _ = try await CaseStore.checkBackup(in: backup)
    _ = try await CaseStore.restore(from: backup, to: restored)

    #expect(try CaseStore.content(of: .keys, in: restored) == Sealed.keyFile)
    let other = try await CaseStore.open(
      folder: restored, access: .readWrite, surroundings: try sealed.surroundings())
    #expect(try await other.creditCase("a") == kept)
  }
}
