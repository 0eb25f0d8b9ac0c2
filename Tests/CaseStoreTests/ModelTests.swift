import CaseStore
import Glibc
import Lending
import Testing

/// The store against a plain dictionary in memory: whatever is done, both say the same.
@Suite struct ModelTests {
  /// The slow obvious way: all events in order, folded anew for each question.
  private struct Model {
    var events: [CaseEvent] = []

    var ids: [CaseID] {
      events.reduce(into: []) { if !$0.contains($1.caseID) { $0.append($1.caseID) } }
    }

    func creditCase(_ id: CaseID) -> CreditCase? {
      let own = events.filter { $0.caseID == id }
      guard let first = own.first, var credit = CreditCase(opening: first) else { return nil }
      for event in own.dropFirst() { credit.apply(event) }
      return credit
    }

    var summaries: [CaseSummary] {
      let lastPlace = { id in events.lastIndex { $0.caseID == id } ?? 0 }
      return ids.sorted { lastPlace($0) > lastPlace($1) }.compactMap {
        creditCase($0).map(CaseSummary.init)
      }
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `random work and reopenings leave what the model says`(seed: UInt64) async throws {
    let workshop = try Workshop()
    var random = SeededRandom(seed)
    var model = Model()
    let limit = Int.random(in: 1000...20_000, using: &random)
    var store = try await workshop.open(segmentLimit: limit)
    for step in 0..<120 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0:
        await store.close()
        store = try await workshop.open(segmentLimit: limit)
      case 1:
        // A process that ends without a word.
        store = try await reopenedWithoutClosing(workshop, &store, limit)
      case 2:
        await store.close()
        try damageCache(workshop, &random)
        store = try await workshop.open(segmentLimit: limit)
      case 3:
        let missing = CaseID(rawValue: "missing")
        await #expect(throws: StoreError.noSuchCase(missing)) {
          try await store.record([Fixture.opened("x"), Fixture.noted(missing)])
        }
      default:
        let batch = events(&random, known: model.ids, step)
        try await store.record(batch)
        model.events += batch
      }
      if step % 10 == 9 { try await compare(store, model) }
    }
    try await compare(store, model)
    let reader = try await workshop.open(.readOnly)
    try await compare(reader, model)
  }

  private func compare(_ store: CaseStore, _ model: Model) async throws {
    #expect(await store.summaries() == model.summaries)
    for id in model.ids { #expect(try await store.creditCase(id) == model.creditCase(id)) }
    let verification = try await store.verify()
    #expect(verification.isSound)
    #expect(verification.records == model.events.count + 1)
    #expect(verification.cases == model.ids.count)
    #expect(await store.head == verification.head)
  }

  private func reopenedWithoutClosing(
    _ workshop: Workshop, _ store: inout CaseStore, _ limit: Int
  ) async throws -> CaseStore {
    store = try await workshop.open(.readOnly)
    return try await workshop.open(waiting: .seconds(5), segmentLimit: limit)
  }

  private func damageCache(_ workshop: Workshop, _ random: inout SeededRandom) throws {
    guard workshop.names.contains("index.cache") else { return }
    var bytes = try workshop.read("index.cache")
    switch Int.random(in: 0..<3, using: &random) {
    case 0: workshop.remove("index.cache")
    case 1: try workshop.write(Array(bytes.prefix(bytes.count / 2)), "index.cache")
    default:
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 0x10
      try workshop.write(bytes, "index.cache")
    }
  }

  /// One to four events for cases old and new.
  private func events(
    _ random: inout SeededRandom, known: [CaseID], _ step: Int
  ) -> [CaseEvent] {
    var known = known
    return (0..<Int.random(in: 1...4, using: &random)).map { part in
      let at = "2026-11-21T09:\(10 + step % 50):\(10 + part).000Z"
      guard let id = known.randomElement(using: &random), Int.random(in: 0..<3, using: &random) > 0
      else {
        let id = CaseID(rawValue: "case \(step).\(part)")
        known.append(id)
        return Fixture.opened(id, reference: "file \(step)", at: at)
      }
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return Fixture.opened(id, reference: "again \(step)", at: at, by: "Bo")
      case 1: return Fixture.noted(id, String(repeating: "n", count: step * 20), at: at)
      case 2: return Fixture.decided(id, [.approve, .refer, .decline][step % 3], at: at)
      case 3:
        return CaseEvent(
          caseID: id, at: at, by: "Bo",
          what: .decided(
            Decision(
              verdict: .approve, reason: "", recommended: .approve, needsSecondPerson: true)))
      case 4:
        return CaseEvent(
          caseID: id, at: at, by: "Cy",
          what: .confirmed(
            Confirmation(of: .approve, agrees: step.isMultiple(of: 2), reason: "")))
      case 5:
        let outcomes = CaseOutcome.Kind.allCases
        return CaseEvent(
          caseID: id, at: at, by: "Bo",
          what: .outcome(CaseOutcome(outcomes[step % outcomes.count], on: "2026-11-21")))
      default:
        return Fixture.assessed(
          id, amount: Double.random(in: 1000...40_000, using: &random),
          logOdds: Double.random(in: -4...2, using: &random), score: 300 + step, at: at, by: "Bo")
      }
    }
  }
}
