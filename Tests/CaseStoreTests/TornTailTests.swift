import CaseStore
import Lending
import Testing

/// A last line that was not finished is set aside with a notice, never dropped without a word.
@Suite struct TornTailTests {
  private let workshop: Workshop
  private let whole: [UInt8]
  private let start: Int

  init() async throws {
    workshop = try Workshop()
    let store = try await workshop.open()
    try await store.record([Fixture.opened("a", reference: "first")])
    start = try workshop.read().count
    try await store.record([Fixture.opened("b", reference: "second")])
    whole = try workshop.read()
  }

  @Test func `a line torn at any byte is set aside and the store goes on`() async throws {
    for length in start + 1..<whole.count - 1 {
      let torn = Array(whole[..<length])
      try workshop.write(torn)
      for name in workshop.names where name.hasPrefix("torn-") { workshop.remove(name) }

      let store = try await workshop.open()

      #expect(await store.summaries().map(\.id) == ["a"])
      #expect(await store.notices.count == 1)
      let aside = try #require(workshop.names.first { $0.hasPrefix("torn-") })
      #expect(try workshop.read(aside) == Array(torn[start...]))
      #expect(await store.notices[0].sentence.contains(aside))
      try await store.record([Fixture.opened("c")])
      #expect(try await store.verify().isSound)
      await store.close()
    }
  }

  @Test func `a line that lacks only its newline is complete`() async throws {
    try workshop.write(Array(whole.dropLast()))

    let store = try await workshop.open()

    #expect(await store.count == 2)
    #expect(await store.notices.isEmpty)
    #expect(try workshop.read() == whole)
  }

  @Test func `blocks that were never filled are part of a torn end`() async throws {
    let zeros = [UInt8](repeating: 0, count: 300)
    for torn in [
      zeros, zeros + [0x0A], Array(whole[start...].dropLast(400)) + zeros + [0x7D, 0x0A],
    ] {
      try workshop.write(Array(whole[..<start]) + torn)

      let store = try await workshop.open()

      #expect(await store.count == 1)
      #expect(await store.notices.count == 1)
      #expect(try workshop.read().count == start)
      await store.close()
    }
  }

  @Test func `a reader leaves the torn end where it is`() async throws {
    let torn = Array(whole.dropLast(10))
    try workshop.write(torn)

    let reader = try await workshop.open(.readOnly)

    #expect(await reader.summaries().map(\.id) == ["a"])
    #expect(await reader.notices.map(\.sentence).joined().contains("is not finished"))
    #expect(try workshop.read() == torn)
  }

  @Test func `beside a writer an unfinished line is no news`() async throws {
    let writer = try await workshop.open()
    try workshop.write(Array(whole.dropLast(10)))

    let reader = try await workshop.open(.readOnly)

    #expect(await reader.notices.isEmpty)
    await writer.close()
  }

  @Test func `a finished last line that is not readable is damage`() async throws {
    var damaged = whole
    damaged[whole.count - 20] ^= 0x01
    try workshop.write(damaged)

    let store = try await workshop.open()

    await #expect(throws: StoreError.self) { try await store.record([Fixture.opened("c")]) }
    #expect(try workshop.read() == damaged)
  }
}
