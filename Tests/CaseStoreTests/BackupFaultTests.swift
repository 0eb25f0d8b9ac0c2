import CaseStore
import Glibc
import Lending
import Sealing
import Testing

/// A backup is whole or refused, says exactly what is wrong with it, and lies where nothing is lost.
@Suite struct BackupFaultTests {
  private let backed: Backed
  private var workshop: Workshop { backed.workshop }
  private var place: Workshop { backed.place }
  private var backup: String { backed.backup }

  init() throws { backed = try Backed() }

  private func fill(_ limit: Int = 1500) async throws -> CaseStore {
    try await backed.fill(limit)
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

  @Test func `a manifest leads nowhere outside`() async throws {
    let store = try await fill()
    _ = try await store.backUp(to: backup)
    let text = String(decoding: try place.read("backup.json"), as: UTF8.self)
    let content = String(
      text.dropFirst(#"{"digest":""#.count + 64 + #"","backup":"#.count).dropLast(2))
    let kept = try #require(place.names.first { $0.hasPrefix("journal-000001") })
    var forgeries: [String] = []
    for name in [
      "../../journal-000001.jsonl", "policies/../../x.json", "/tmp/assay-outside.json",
      "policies/..",
      "policies/a/b.json", "attachments/../x", "attachments/evil", "lock", ".bashrc", "", "..",
      "drafts/x",
    ] {
      for (key, old) in [("name", "journal-000001.jsonl"), ("kept", kept)] {
        forgeries.append(content.replacing(#""\#(key)":"\#(old)""#, with: #""\#(key)":"\#(name)""#))
      }
    }
    // A file outside that is just what the manifest wants must not be taken either.
    let outside = backup + "-outside"
    try Workshop.put(try place.read(kept), at: outside)
    defer { unlink(outside) }
    forgeries.append(
      content.replacing(#""kept":"\#(kept)""#, with: #""kept":"../store-outside""#))
    for forged in forgeries {
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
