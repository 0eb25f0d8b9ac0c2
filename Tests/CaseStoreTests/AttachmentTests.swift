import CaseStore
import Glibc
import Lending
import Testing

/// Scans and letters are kept whole beside the journal, and go where their case goes.
@Suite struct AttachmentTests {
  private let workshop: Workshop
  private let letter = Array("Dear Ms Winterbottom, your payslip is enclosed.".utf8)

  init() throws { workshop = try Workshop() }

  private func fill() async throws -> CaseStore {
    let store = try await workshop.open()
    try await store.record([Fixture.opened("a"), Fixture.opened("b")])
    return store
  }

  private func attach(
    _ store: CaseStore, _ content: [UInt8]? = nil, named name: String = "letter.pdf",
    to id: CaseID = "a"
  ) async throws -> CaseAttachment {
    try await store.attach(
      content ?? letter, named: name, to: id, at: "2026-11-21T10:00:00.000Z", by: "Ada")
  }

  private func files(_ folder: String? = nil) -> [String] {
    Workshop.names(in: (folder ?? workshop.path) + "/attachments")
  }

  private func bytes(_ folder: String? = nil) throws -> [UInt8] {
    let name = try #require(files(folder).first)
    return try Workshop.bytes((folder ?? workshop.path) + "/attachments/" + name)
  }

  private func put(_ bytes: [UInt8]) throws {
    try Workshop.put(bytes, at: workshop.path + "/attachments/" + #require(files().first))
  }

  @Test func `a letter comes back as it was, and its case tells of it`() async throws {
    let store = try await fill()
    let attachment = try await attach(store, named: "/home/ada/letter.pdf")
    await store.close()

    let again = try await workshop.open(.readOnly)

    #expect(try await again.content(of: attachment, of: "a") == letter)
    #expect(try await again.creditCase("a").attachments == [attachment])
    #expect(attachment.name == "letter.pdf")
    #expect(attachment.length == letter.count)
    let verification = try await again.verify()
    #expect(verification.isSound && verification.attachments.sound == 1)
    #expect(workshop.mode("attachments") == 0o700)
    #expect(try workshop.mode("attachments/" + #require(files().first)) == 0o600)
  }

  @Test func `two cases that share a letter have a file each`() async throws {
    let store = try await fill()
    _ = try await attach(store)
    _ = try await attach(store, to: "b")
    #expect(files().count == 2)
    #expect(Set(files().map { $0.split(separator: "-").last }).count == 2)
  }

  @Test func `a protected workspace seals the letter and its name`() async throws {
    let store = try await fill()
    let attachment = try await attach(store)
    await store.close()
    #expect(try bytes() == letter)
    let name = files()

    let sealed = try await Sealed(protecting: workshop)

    #expect(files() == name)
    #expect(try !String(decoding: bytes(), as: UTF8.self).contains("Winterbottom"))
    let again = try await sealed.open()
    #expect(try await again.content(of: attachment, of: "a") == letter)
    let second = try await attach(again, Array("sealed Winterbottom".utf8), named: "secret.pdf")
    #expect(
      try await again.content(of: second, of: "a") == Array("sealed Winterbottom".utf8))
    await again.close()
    for name in workshop.names where name != "attachments" {
      let text = String(decoding: try workshop.read(name), as: UTF8.self)
      #expect(!text.contains("secret.pdf") && !text.contains("letter.pdf"), "\(name)")
    }
    for name in files() {
      let text = String(
        decoding: try Workshop.bytes(workshop.path + "/attachments/" + name), as: UTF8.self)
      #expect(!text.contains("Winterbottom"), "\(name)")
    }
    _ = try await CaseStore.unprotect(
      folder: workshop.path, surroundings: try sealed.surroundings())
    let open = try await workshop.open(.readOnly)
    #expect(try await open.content(of: attachment, of: "a") == letter)
    #expect(try await open.verify().isSound)
  }

  @Test func `a sealed file opens under its own name alone`() async throws {
    let store = try await fill()
    let first = try await attach(store)
    // The same letter twice: nothing but the name tells the two files apart.
    let second = try await attach(store, to: "b")
    await store.close()
    let sealed = try await Sealed(protecting: workshop)
    let folder = workshop.path + "/attachments/"
    let contents = try files().map { try Workshop.bytes(folder + $0) }
    for (name, other) in zip(files(), contents.reversed()) {
      try Workshop.put(other, at: folder + name)
    }

    let again = try await sealed.open(.readOnly)

    await #expect(throws: StoreError.self) { _ = try await again.content(of: first, of: "a") }
    await #expect(throws: StoreError.self) { _ = try await again.content(of: second, of: "b") }
    #expect(try await again.verify().attachments.faults.count == 2)
  }

  @Test func `a change of any byte is found, sealed and open`() async throws {
    let store = try await fill()
    let attachment = try await attach(store)
    await store.close()
    for isSealed in [false, true] {
      let sealed = isSealed ? try await Sealed(protecting: workshop) : nil
      let whole = try bytes()
      let reader =
        if let sealed { try await sealed.open(.readOnly) } else {
          try await workshop.open(.readOnly)
        }
      for position in whole.indices {
        var changed = whole
        changed[position] ^= 1
        try put(changed)
        await #expect(throws: StoreError.self, "byte \(position)") {
          _ = try await reader.content(of: attachment, of: "a")
        }
      }
      try put(Array(whole.dropLast()))
      let verification = try await reader.verify()
      #expect(!verification.isSound && verification.damage.isEmpty)
      #expect(verification.text.contains("was changed after it was written"))
      try put(whole)
      #expect(try await reader.verify().isSound)
    }
  }

  @Test func `a missing file and one that nobody named are told apart`() async throws {
    let store = try await fill()
    let attachment = try await attach(store)
    let name = try #require(files().first)
    rename(workshop.path + "/attachments/" + name, workshop.path + "/attachments/stray")
    defer { unlink(workshop.path + "/attachments/stray") }

    let verification = try await store.verify()

    #expect(
      verification.attachments.faults == [.missing(file: "attachments/\(name)")])
    #expect(verification.attachments.unnamed == ["attachments/stray"])
    #expect(!verification.isSound)
    await #expect(throws: StoreError.attachment(.missing(file: "attachments/\(name)"))) {
      _ = try await store.content(of: attachment, of: "a")
    }
    // It keeps nobody from working.
    try await store.record([Fixture.noted("a")])
  }

  @Test func `what is not confirmed leaves no file behind`() async throws {
    let store = try await fill()
    await #expect(throws: StoreError.noSuchCase("z")) { _ = try await attach(store, to: "z") }
    await #expect(throws: StoreError.attachment(.size(largest: CaseAttachment.largest))) {
      _ = try await attach(store, [])
    }
    _ = try await store.erase(["b"], reason: .personAsked)
    await #expect(throws: StoreError.self) { _ = try await attach(store, to: "b") }
    try workshop.write(workshop.read() + [0x7B])
    await #expect(throws: StoreError.self) { _ = try await attach(store) }
    #expect(files().isEmpty)
  }

  @Test func `an erasure takes the files of its case and no others`() async throws {
    let store = try await fill()
    _ = try await attach(store)
    let kept = try await attach(store, to: "b")
    _ = try await attach(store, Array("second".utf8))

    let report = try await store.erase(["a"], reason: .personAsked)

    #expect(report.attachments == 2)
    #expect(files().count == 1)
    #expect(try await store.content(of: kept, of: "b") == letter)
    let verification = try await store.verify()
    #expect(verification.isSound && verification.attachments.sound == 1)
  }

  @Test func `an erasure that was stopped before its files went is finished at the next opening`()
    async throws
  {
    let store = try await fill()
    _ = try await attach(store)
    let name = try #require(files().first)
    _ = try await store.erase(["a"], reason: .personAsked)
    await store.close()
    // As if it had been stopped: the file is there still, and no cache vouches for anything.
    try Workshop.put(letter, at: workshop.path + "/attachments/" + name)
    try Workshop.put(letter, at: workshop.path + "/attachments/.unfinished-" + name)
    workshop.remove("index.cache")

    await (try workshop.open()).close()

    #expect(files().isEmpty)
  }

  @Test func `a backup takes letters once, restores them, and loses the erased with its next run`()
    async throws
  {
    let place = try Workshop()
    let store = try await fill()
    let attachment = try await attach(store)
    _ = try await attach(store, to: "b")
    _ = try await store.backUp(to: place.path)
    let copies = place.names.filter { $0.hasPrefix("attachments-") }
    #expect(copies.count == 2)

    let second = try await store.backUp(to: place.path)
    #expect(second.written == 1, "the record of the backup before")
    _ = try await store.erase(["b"], reason: .personAsked)
    _ = try await store.backUp(to: place.path)
    #expect(place.names.count { $0.hasPrefix("attachments-") } == 1)

    let empty = try Workshop()
    _ = try await CaseStore.restore(from: place.path, to: empty.path)
    let restored = try await empty.open(.readOnly)
    #expect(try await restored.content(of: attachment, of: "a") == letter)
    #expect(try await restored.verify().isSound)
    let name = try #require(place.names.first { $0.hasPrefix("attachments-") })
    try place.write(Array(letter.dropLast()) + [0], name)
    await #expect(throws: StoreError.self) {
      _ = try await CaseStore.checkBackup(in: place.path)
    }
  }

  @Test(arguments: ["link", "folder", "pipe"])
  func `an intruder in place of a letter or of their folder is named and never followed`(
    kind: String
  ) async throws {
    let store = try await fill()
    let attachment = try await attach(store)
    let path = workshop.path + "/attachments/" + (try #require(files().first))
    rename(path, workshop.path + "/aside")
    func put(at path: String) {
      switch kind {
      case "link": symlink("../aside", path)
      case "folder": mkdir(path, 0o700)
      default: mkfifo(path, 0o600)
      }
    }
    put(at: path)
    await #expect {
      _ = try await store.content(of: attachment, of: "a")
    } throws: { error in
      if case StoreError.attachment(.wrongKind) = error { true } else { false }
    }
    #expect(try await !store.verify().isSound)
    unlink(path)
    rmdir(path)
    guard kind != "folder" else { return }
    rmdir(workshop.path + "/attachments")
    put(at: workshop.path + "/attachments")
    await #expect(throws: StoreError.self) { _ = try await attach(store) }
    unlink(workshop.path + "/attachments")
    #expect(workshop.names.contains("aside"))
  }

  @Test func `a workspace whose journal is gone is not empty while letters are there`()
    async throws
  {
    let store = try await fill()
    _ = try await attach(store)
    await store.close()
    for name in workshop.names where name != "attachments" { workshop.remove(name) }
    await #expect {
      _ = try await workshop.open()
    } throws: { error in
      if case StoreError.damaged = error { true } else { false }
    }
  }
}
