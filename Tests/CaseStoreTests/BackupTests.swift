import CaseStore
import Glibc
import Lending
import Testing

/// A backup holds the store as it was, no more than once, and gives it back.
@Suite struct BackupTests {
  private let backed: Backed
  private var workshop: Workshop { backed.workshop }
  private var place: Workshop { backed.place }
  private var backup: String { backed.backup }

  init() throws { backed = try Backed() }

  private func fill(_ limit: Int = 1500) async throws -> CaseStore {
    try await backed.fill(limit)
  }

  private func journal(_ workshop: Workshop) throws -> [String: [UInt8]] {
    try workshop.names.filter { $0.hasPrefix("journal-") }.reduce(into: [:]) {
      $0[$1] = try workshop.read($1)
    }
  }

  @Test func `a restored store is the store that was backed up, byte for byte`() async throws {
    let store = try await fill()
    let head = await store.head
    let report = try await store.backUp(to: backup)
    #expect(report.checkpoint == head)
    #expect(report.written == report.files && report.files > 2)
    let before = try journal(workshop)
    let empty = try Workshop()

    let (content, verification) = try await CaseStore.restore(from: backup, to: empty.path)

    #expect(content.checkpoint == head)
    #expect(verification.isSound && verification.cases == 3)
    let restored = try await empty.open()
    #expect(await restored.head == head)
    #expect(try await restored.creditCase("a") == store.creditCase("a"))
    // The record of the backup came after it.
    for (name, bytes) in try journal(empty) {
      #expect(before[name]?.starts(with: bytes) == true, "\(name)")
    }
    #expect(place.names.allSatisfy { place.mode($0) == 0o600 })
    #expect(empty.mode() == 0o700)
  }

  @Test func `the next run writes what has changed and nothing else`() async throws {
    let store = try await fill()
    _ = try await store.backUp(to: backup)
    let first = place.names
    try await store.record([Fixture.opened("d")])

    let report = try await store.backUp(to: backup)

    #expect(report.written < report.files)
    #expect(Set(first).subtracting(place.names).count == report.removed)
    #expect(try await CaseStore.checkBackup(in: backup).checkpoint == report.checkpoint)
    let third = try await store.backUp(to: backup)
    #expect(third.written == 1, "the record of the backup before")
  }

  @Test func `a backup is on record, with a cache and without`() async throws {
    let store = try await fill()
    #expect(await store.lastBackup == nil)
    let report = try await store.backUp(to: backup)
    #expect(report.isRecorded)
    await store.close()

    for hasCache in [true, false] {
      if !hasCache { workshop.remove("index.cache") }
      let mark = try #require(await workshop.open(.readOnly).lastBackup)
      #expect(mark.checkpoint == report.checkpoint)
      #expect(mark.folder == backup)
      #expect(mark.at == "2026-11-21T10:00:00.000Z")
    }
  }

  @Test func `beside a writer a backup is made and not on record`() async throws {
    let store = try await fill()
    let reader = try await workshop.open(.readOnly)

    let report = try await reader.backUp(to: backup)

    #expect(!report.isRecorded)
    #expect(try await CaseStore.checkBackup(in: backup).checkpoint == store.head)
    #expect(await store.lastBackup == nil)
  }

  @Test func `what was erased leaves the backup with its next run`() async throws {
    let store = try await fill()
    _ = try await store.backUp(to: backup)
    _ = try await store.erase(["b"], reason: .personAsked)
    #expect(try holdsSecret())

    let report = try await store.backUp(to: backup)

    #expect(report.removed > 0)
    #expect(try !holdsSecret())
    let empty = try Workshop()
    let (_, verification) = try await CaseStore.restore(from: backup, to: empty.path)
    #expect(verification.isSound && verification.erasedCases == 1)
  }

  private func holdsSecret() throws -> Bool {
    try place.names.contains { name in
      String(decoding: try place.read(name), as: UTF8.self).contains("secret")
    }
  }

  @Test func `what a stopped run left is swept away`() async throws {
    let store = try await fill()
    _ = try await store.backUp(to: backup)
    try place.write([1, 2], ".unfinished-copy")
    try place.write([1, 2], "journal-000009-0123456789abcdef.jsonl")

    _ = try await CaseStore.checkBackup(in: backup)
    _ = try await store.backUp(to: backup)

    #expect(!place.names.contains(".unfinished-copy"))
    #expect(!place.names.contains("journal-000009-0123456789abcdef.jsonl"))
  }

  @Test func `policies of the workspace come along`() async throws {
    let store = try await fill()
    mkdir(workshop.path + "/policies", 0o700)
    try workshop.write(Array("{}".utf8), "policies/credit-card.json")
    defer { unlink(workshop.path + "/policies/credit-card.json") }
    _ = try await store.backUp(to: backup)
    let empty = try Workshop()

    _ = try await CaseStore.restore(from: backup, to: empty.path)

    #expect(try empty.read("policies/credit-card.json") == Array("{}".utf8))
    unlink(empty.path + "/policies/credit-card.json")
  }
}
