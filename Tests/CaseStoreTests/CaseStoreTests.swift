import CaseStore
import Lending
import Testing

@Suite struct CaseStoreTests {
  let workshop: Workshop

  init() throws { workshop = try Workshop() }

  @Test func `a case comes back as it was kept`() async throws {
    let store = try await workshop.open()
    let events = [Fixture.opened("a"), Fixture.assessed("a"), Fixture.decided("a")]

    try await store.record(events)

    let credit = try await store.creditCase("a")
    #expect(credit.history == events)
    #expect(credit.state == .approved)
  }

  @Test func `a store opened again holds what was confirmed, to the last bit`() async throws {
    let odd = 0.1 + 0.2
    let event = Fixture.assessed("a", amount: odd, logOdds: -1.0 / 3)
    let first = try await workshop.open()
    try await first.record([Fixture.opened("a"), event])
    await first.close()

    let second = try await workshop.open()

    #expect(try await second.creditCase("a").history.last == event)
    #expect(await second.summaries().map(\.id) == ["a"])
    #expect(await second.notices.isEmpty)
    #expect(await !second.isReadOnly)
  }

  @Test func `every text survives, whatever stands in it`() async throws {
    let texts = [
      "", "\"quoted\"", "back\\slash", "new\nline\r\t\u{1}\u{1F}\u{7F}", "é 漢字 👩‍👩‍👧 \u{2028}",
    ]
    let store = try await workshop.open()
    for (number, text) in texts.enumerated() {
      let id = CaseID(rawValue: "id \(number) \(text)")
      try await store.record([
        Fixture.opened(id, reference: text, at: text, by: text), Fixture.noted(id, text, by: text),
      ])
    }
    await store.close()

    let again = try await workshop.open()

    for (number, text) in texts.enumerated() {
      let credit = try await again.creditCase(CaseID(rawValue: "id \(number) \(text)"))
      #expect(credit.reference == text)
      #expect(credit.history.last?.by == text)
    }
    #expect(try await again.verify().isSound)
  }

  @Test func `an event needs a case that was opened`() async throws {
    let store = try await workshop.open()

    await #expect(throws: StoreError.noSuchCase("b")) {
      try await store.record([Fixture.opened("a"), Fixture.noted("b")])
    }

    #expect(await store.count == 0)
    await #expect(throws: StoreError.noSuchCase("a")) { try await store.creditCase("a") }
  }

  @Test func `a number that is not finite is refused and does not end the program`() async throws {
    let store = try await workshop.open()
    try await store.record([Fixture.opened("a")])

    await #expect(throws: StoreError.notFinite(kind: "case.assessed")) {
      try await store.record([Fixture.noted("a"), Fixture.assessed("a", amount: .infinity)])
    }

    #expect(try await store.creditCase("a").history.count == 1)
  }

  @Test func `a line longer than the journal allows is refused`() async throws {
    let store = try await workshop.open()
    let long = String(repeating: "x", count: 16 << 20)

    await #expect(throws: StoreError.tooLarge(limit: 16 << 20)) {
      try await store.record([Fixture.opened("a", reference: long)])
    }

    #expect(await store.count == 0)
  }

  @Test func `cases that change often keep their summaries apart`() async throws {
    let store = try await workshop.open()
    let long = String(repeating: "reference ", count: 20)
    try await store.record(
      (0..<9).map { Fixture.opened(CaseID(rawValue: "c\($0)"), reference: long) })
    // More replaced summaries than the store keeps before it packs them anew.
    try await store.record((0..<900).map { Fixture.noted(CaseID(rawValue: "c\($0 % 9)")) })

    let expected = (0..<9).reversed().map { CaseID(rawValue: "c\($0)") }
    #expect(await store.summaries(matching: "reference").map(\.id) == expected)
    for id in expected {
      #expect(
        await store.summaries(matching: id.rawValue).first
          == CaseSummary(try await store.creditCase(id)))
    }
  }

  @Test func `search finds every word in reference, id or state, the last changed first`()
    async throws
  {
    let store = try await workshop.open()
    try await store.record([
      Fixture.opened("k1", reference: "Müller 2026/7"), Fixture.opened("k2", reference: "Maier"),
      Fixture.opened("k3", reference: "Meyer"), Fixture.assessed("k2"),
      Fixture.decided("k2", .refer), Fixture.noted("k1"),
    ])

    #expect(await store.summaries().map(\.id) == ["k1", "k2", "k3"])
    #expect(await store.summaries(matching: "MÜLLER").map(\.id) == ["k1"])
    #expect(await store.summaries(matching: "review").map(\.id) == ["k2"])
    #expect(await store.summaries(matching: "k3 draft").map(\.id) == ["k3"])
    #expect(await store.summaries(matching: "k3 approved").isEmpty)
    #expect(await store.summaries(limit: 2).map(\.id) == ["k1", "k2"])
  }

  @Test func `one call with many events is kept together and in order`() async throws {
    let store = try await workshop.open()
    let ids = (0..<500).map { CaseID(rawValue: "case-\($0)") }

    try await store.record(ids.map { Fixture.opened($0, reference: "r \($0)") })

    #expect(await store.count == 500)
    let verification = try await store.verify()
    #expect(verification.records == 501)
    #expect(verification.cases == 500)
    #expect(verification.isSound)
  }

  @Test func `new ids are random, short and free`() async throws {
    let store = try await workshop.open()
    let id = await store.newCaseID()

    #expect(id.rawValue.count == 12)
    #expect(await store.newCaseID() != id)
  }

  @Test func `looking into a folder without a journal makes none`() async throws {
    await #expect(throws: StoreError.missing(folder: workshop.path)) {
      _ = try await workshop.open(.readOnly)
    }
    #expect(workshop.names.isEmpty)
  }

  @Test func `a reader sees what is there, beside a writer, and writes nothing`() async throws {
    let writer = try await workshop.open()
    try await writer.record([Fixture.opened("a")])

    let reader = try await workshop.open(.readOnly)

    #expect(try await reader.creditCase("a").reference == "file 1")
    #expect(await reader.isReadOnly)
    await #expect(throws: StoreError.readOnly(reason: "it was opened to look only.")) {
      try await reader.record([Fixture.opened("b")])
    }
    try await writer.record([Fixture.opened("b")])
    #expect(await writer.count == 2)
  }

  @Test func `the journal runs on over several files`() async throws {
    let store = try await workshop.open(segmentLimit: 2000)
    for number in 0..<12 {
      try await store.record([Fixture.opened(CaseID(rawValue: "case-\(number)"))])
    }
    try await store.record([Fixture.noted("case-0")])
    await store.close()

    let again = try await workshop.open(segmentLimit: 2000)

    let verification = try await again.verify()
    #expect(verification.files > 2)
    #expect(verification.isSound)
    #expect(verification.cases == 12)
    #expect(try await again.creditCase("case-0").history.count == 2)
    #expect(await again.head == verification.head)
  }
}
