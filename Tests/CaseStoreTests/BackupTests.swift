import CaseStore
import Glibc
import Lending
import Sealing
import Testing

/// A backup is whole or not there, says exactly what is wrong with it, and gives the store back.
@Suite struct BackupTests {
  private let workshop: Workshop
  private let place: Workshop

  init() throws {
    workshop = try Workshop()
    place = try Workshop()
  }

  private var backup: String { place.path }

  private func fill(_ limit: Int = 1500) async throws -> CaseStore {
    let store = try await workshop.open(segmentLimit: limit)
    for event in [
      Fixture.opened("a"), Fixture.opened("b", reference: "secret"), Fixture.assessed("a"),
      Fixture.noted("b", "secret"), Fixture.opened("c"), Fixture.noted("a"),
    ] { try await store.record([event]) }
    return store
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

  @Test func `any changed byte of any file is found and nothing is restored`() async throws {
    let store = try await fill(2500)
    _ = try await store.backUp(to: backup)
    let empty = try Workshop()
    var random = SeededRandom(3)
    for name in place.names where name != "lock" {
      let bytes = try place.read(name)
      var positions = Array(bytes.indices.prefix(3)) + bytes.indices.suffix(3)
      positions += (0..<40).map { _ in Int.random(in: bytes.indices, using: &random) }
      for position in positions {
        var changed = bytes
        changed[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        try place.write(changed, name)
        await #expect(throws: StoreError.self, "byte \(position) of \(name)") {
          _ = try await CaseStore.restore(from: backup, to: empty.path)
        }
      }
      try place.write(bytes, name)
    }
    #expect(access(empty.path, F_OK) != 0)
    #expect(access(empty.path + ".restoring", F_OK) != 0)
    _ = try await CaseStore.checkBackup(in: backup)
  }

  @Test func `what is wrong with a backup is told exactly`() async throws {
    let store = try await fill()
    _ = try await store.backUp(to: backup)
    let names = place.names.filter { $0.hasPrefix("journal-") }
    let (first, second) = (try place.read(names[0]), try place.read(names[1]))
    var changed = second
    changed[changed.count - 20] ^= 1
    let segment = String(names[1].prefix("journal-000002".count)) + ".jsonl"

    try place.write(changed, names[1])
    await expect("\(segment), line 1, has a content that was changed")
    try place.write(Array(second.dropLast(5)), names[1])
    await expect("\(names[1]) has \(second.count - 5) bytes instead of \(second.count)")
    try place.write(first, names[1])
    await expect("\(names[1]) holds what belongs in \(names[0])")
    place.remove(names[1])
    await expect("\(names[1]) is missing")
    try place.write(second, names[1])
    let manifest = try place.read("backup.json")
    try place.write(Array(manifest.dropLast()), "backup.json")
    await expect("backup.json was changed after it was written, or cut short")
    place.remove("backup.json")
    await expect("There is no backup in \(backup)")
  }

  private func expect(_ words: String) async {
    await #expect {
      _ = try await CaseStore.checkBackup(in: backup)
    } throws: { error in
      let sentence = (error as? StoreError)?.sentence ?? ""
      return sentence.contains(words)
    }
  }

  @Test func `places that are taken or wrong are refused and stay as they are`() async throws {
    let store = try await fill()
    await refused("lies in the store itself") { try await store.backUp(to: workshop.path) }
    await refused("lies in the store itself") {
      try await store.backUp(to: workshop.path + "/deep/down")
    }
    let taken = try Workshop()
    mkdir(taken.path, 0o700)
    try taken.write([1], "holiday.jpg")
    await refused("holds other files") { try await store.backUp(to: taken.path) }
    _ = try await store.backUp(to: backup)
    await refused("is not empty") {
      try await CaseStore.restore(from: backup, to: taken.path)
    }
    await refused("is not empty") {
      try await CaseStore.restore(from: backup, to: workshop.path)
    }
    #expect(taken.names == ["holiday.jpg"])
    let other = try Workshop()
    let stranger = try await other.open()
    let before = try place.read("backup.json")
    await refused("the backup of another store") { try await stranger.backUp(to: backup) }
    #expect(try place.read("backup.json") == before)
    _ = try await CaseStore.checkBackup(in: backup)
  }

  private func refused<Answer>(_ words: String, _ work: () async throws -> Answer) async {
    await #expect {
      _ = try await work()
    } throws: { error in
      ((error as? StoreError)?.sentence ?? "").contains(words)
    }
  }

  @Test func `an old copy of the store does not replace a newer backup`() async throws {
    let store = try await fill(1 << 20)
    let old = try workshop.read()
    try await store.record([Fixture.opened("d")])
    _ = try await store.backUp(to: backup)
    await store.close()
    try workshop.write(old)

    let again = try await workshop.open()

    await refused("records that this store does not have") { try await again.backUp(to: backup) }
    // As many other records do not make it the same journal.
    for _ in 0..<4 { try await again.record([Fixture.noted("a")]) }
    await refused("records that this store does not have") { try await again.backUp(to: backup) }
    let empty = try Workshop()
    let (_, verification) = try await CaseStore.restore(from: backup, to: empty.path)
    #expect(verification.cases == 4)
  }

  @Test func `a damaged journal leaves the backup as it was`() async throws {
    let store = try await fill()
    _ = try await store.backUp(to: backup)
    await store.close()
    var bytes = try workshop.read()
    bytes[bytes.count - 20] ^= 1
    try workshop.write(bytes)
    let before = place.names

    let again = try await workshop.open()

    await refused("is damaged") { try await again.backUp(to: backup) }
    #expect(place.names == before)
    try await again.continueAfterDamage()
    let report = try await again.backUp(to: backup)
    let empty = try Workshop()
    let (_, verification) = try await CaseStore.restore(from: backup, to: empty.path)
    #expect(verification.acknowledged == verification.damage.count)
    #expect(verification.head == report.checkpoint)
  }

  @Test func `damage that nobody has seen yet does not reach the backup`() async throws {
    let store = try await fill()
    _ = try await store.backUp(to: backup)
    let before = place.names
    // Edited while the store is open, with another time: the file is read again.
    var bytes = try workshop.read("journal-000002.jsonl")
    bytes[bytes.count - 20] ^= 1
    try workshop.write(bytes, "journal-000002.jsonl")

    await refused("is damaged") { try await store.backUp(to: backup) }

    _ = try await CaseStore.checkBackup(in: backup)
    #expect(Set(before).isSubset(of: place.names))
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

  @Test func `a manifest leads nowhere outside`() async throws {
    let store = try await fill()
    _ = try await store.backUp(to: backup)
    let text = String(decoding: try place.read("backup.json"), as: UTF8.self)
    let content = text.dropFirst(#"{"digest":""#.count + 64 + #"","backup":"#.count).dropLast(2)
    for name in ["../../journal-000001.jsonl", "policies/../../x.json", "/tmp/assay-outside.json"] {
      let forged = content.replacing(#""name":"journal-000001.jsonl""#, with: #""name":"\#(name)""#)
      #expect(forged != content)
      let digest = SHA256Digest.of(Array(forged.utf8)).hex
      try place.write(
        Array(#"{"digest":"\#(digest)","backup":\#(forged)}"#.utf8) + [0x0A], "backup.json")
      let empty = try Workshop()
      await #expect(throws: StoreError.self) {
        _ = try await CaseStore.restore(from: backup, to: empty.path)
      }
      #expect(access("/tmp/assay-outside.json", F_OK) != 0)
      #expect(access(empty.path, F_OK) != 0)
    }
  }
}
