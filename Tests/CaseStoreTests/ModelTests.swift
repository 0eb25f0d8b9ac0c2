import CaseStore
import Glibc
import Lending
import Testing

/// The store against a plain dictionary in memory: whatever is done, both say the same.
@Suite struct ModelTests {
  /// Things done to the stores of one run: so many, or as many as the rig asks for.
  private static let operations =
    getenv("ASSAY_MODEL_OPERATIONS").flatMap { Int(String(cString: $0)) } ?? 1600
  private static let seeds = 8

  /// The slow obvious way: all events in order, folded anew for each question.
  private struct Model {
    var events: [CaseEvent] = []
    var erased: Set<CaseID> = []
    var letters: [CaseID: [[UInt8]]] = [:]
    /// Records that tell of no case.
    var others = 1

    var ids: [CaseID] {
      var seen: Set<CaseID> = []
      return events.map(\.caseID).filter { seen.insert($0).inserted && !erased.contains($0) }
    }

    func creditCase(_ id: CaseID) -> CreditCase? {
      let own = events.filter { $0.caseID == id }
      guard let first = own.first, var credit = CreditCase(opening: first) else { return nil }
      for event in own.dropFirst() { credit.apply(event) }
      return credit
    }

    var summaries: [CaseSummary] {
      var last: [CaseID: Int] = [:]
      for (place, event) in events.enumerated() { last[event.caseID] = place }
      return ids.sorted { last[$0] ?? 0 > last[$1] ?? 0 }.compactMap {
        creditCase($0).map(CaseSummary.init)
      }
    }
  }

  /// A workspace, personal or protected, and the store that is open in it.
  private struct Bench {
    let workshop: Workshop
    let limit: Int
    var sealed: Sealed?
    /// The keys that signed while a workspace was protected are gone once it was opened for good, so it is
    /// protected once in its life here.
    private(set) var wasOpened = false
    var store: CaseStore

    init(limit: Int) async throws {
      workshop = try Workshop()
      self.limit = limit
      store = try await workshop.open(segmentLimit: limit)
    }

    func opened(_ access: StoreAccess = .readWrite) async throws -> CaseStore {
      if let sealed { return try await sealed.open(access) }
      return try await workshop.open(access, waiting: .seconds(5), segmentLimit: limit)
    }

    mutating func reopen() async throws {
      await store.close()
      store = try await opened()
    }

    /// As when a process ends without a word.
    mutating func reopenWithoutClosing() async throws {
      store = try await opened(.readOnly)
      store = try await opened()
    }

    mutating func protectOrOpen() async throws {
      await store.close()
      if let sealed {
        _ = try await CaseStore.unprotect(
          folder: workshop.path, surroundings: try sealed.surroundings())
        self.sealed = nil
        wasOpened = true
      } else {
        sealed = try await Sealed(protecting: workshop)
      }
      store = try await opened()
    }
  }

  @Test(arguments: 1...seeds)
  func `random work, erasures and kills leave what the model says`(seed: Int) async throws {
    var random = SeededRandom(UInt64(seed))
    var done = 0
    while done < Self.operations / Self.seeds {
      done += try await life(&random, Self.operations / Self.seeds - done)
    }
  }

  /// One workspace from its beginning; answers how many things were done to it.
  private func life(_ random: inout SeededRandom, _ most: Int) async throws -> Int {
    var model = Model()
    var bench = try await Bench(limit: Int.random(in: 1000...20_000, using: &random))
    var done = 0
    for step in 0..<120 where done < most {
      done += try await work(&bench, &model, &random, step)
      if step % 10 == 9 { try await compare(bench.store, model) }
    }
    try await compare(bench.store, model)
    try await compare(try await bench.opened(.readOnly), model)
    await bench.store.close()
    return done
  }

  /// One step; answers how many things were done.
  private func work(
    _ bench: inout Bench, _ model: inout Model, _ random: inout SeededRandom, _ step: Int
  ) async throws -> Int {
    switch Int.random(in: 0..<30, using: &random) {
    case 0: try await bench.reopen()
    case 1, 2: try await bench.reopenWithoutClosing()
    case 3:
      await bench.store.close()
      try damageCache(bench.workshop, &random)
      try await bench.reopen()
    case 4:
      let missing = CaseID(rawValue: "missing")
      let store = bench.store
      await #expect(throws: StoreError.noSuchCase(missing)) {
        try await store.record([Fixture.opened("x"), Fixture.noted(missing)])
      }
    case 5, 6: try await erase(bench.store, &model, &random)
    case 7, 8: try await attach(bench.store, &model, &random, step)
    case 9:
      // Another process asks meanwhile.
      let workshop = bench.workshop
      guard bench.sealed == nil else { return 0 }
      await #expect(throws: StoreError.inUse(folder: workshop.path)) {
        _ = try await workshop.open(waiting: .zero)
      }
    case 10 where !bench.wasOpened && Int.random(in: 0..<4, using: &random) == 0:
      try await bench.protectOrOpen()
      model.others += 1
    default:
      let batch = events(&random, known: model.ids, step)
      try await bench.store.record(batch)
      model.events += batch
      return batch.count
    }
    return 1
  }

  private func erase(
    _ store: CaseStore, _ model: inout Model, _ random: inout SeededRandom
  ) async throws {
    guard let id = model.ids.randomElement(using: &random) else { return }
    _ = try await store.erase([id], reason: .personAsked)
    model.erased.insert(id)
    model.letters[id] = nil
    model.others += 1
    await #expect(throws: StoreError.self) { try await store.record([Fixture.noted(id)]) }
  }

  private func attach(
    _ store: CaseStore, _ model: inout Model, _ random: inout SeededRandom, _ step: Int
  ) async throws {
    guard let id = model.ids.randomElement(using: &random) else { return }
    let letter = (0...Int.random(in: 0..<5000, using: &random)).map { UInt8(($0 * step) & 0xFF) }
    let at = "2026-11-21T09:59:00.000Z"
    let attachment = try await store.attach(letter, named: "letter", to: id, at: at, by: "Ada")
    model.events.append(CaseEvent(caseID: id, at: at, by: "Ada", what: .attached(attachment)))
    model.letters[id, default: []].append(letter)
  }

  private func compare(_ store: CaseStore, _ model: Model) async throws {
    #expect(await store.summaries() == model.summaries)
    for id in model.ids {
      let kept = try await store.creditCase(id)
      #expect(kept == model.creditCase(id))
      for (attachment, letter) in zip(kept.attachments, model.letters[id] ?? []) {
        #expect(try await store.content(of: attachment, of: id) == letter)
      }
    }
    for id in model.erased {
      await #expect(throws: StoreError.self) { _ = try await store.creditCase(id) }
    }
    let verification = try await store.verify()
    #expect(verification.isSound)
    #expect(verification.records == model.events.count + model.others)
    #expect(verification.cases == model.ids.count)
    #expect(verification.attachments.sound == model.letters.values.map(\.count).reduce(0, +))
    #expect(await store.head == verification.head)
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
        let id = CaseID(rawValue: "case\(step)x\(part)")
        known.append(id)
        return Fixture.opened(id, reference: "file \(step)", at: at)
      }
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return Fixture.opened(id, reference: "again \(step)", at: at, by: "Ada")
      case 1: return Fixture.noted(id, String(repeating: "n", count: step * 20), at: at)
      case 2: return Fixture.decided(id, [.approve, .refer, .decline][step % 3], at: at)
      case 3:
        return CaseEvent(
          caseID: id, at: at, by: "Ada",
          what: .decided(
            Decision(
              verdict: .approve, reason: "", recommended: .approve, needsSecondPerson: true)))
      case 4:
        return CaseEvent(
          caseID: id, at: at, by: "Ada",
          what: .confirmed(
            Confirmation(of: .approve, agrees: step.isMultiple(of: 2), reason: "")))
      case 5:
        let outcomes = CaseOutcome.Kind.allCases
        return CaseEvent(
          caseID: id, at: at, by: "Ada",
          what: .outcome(CaseOutcome(outcomes[step % outcomes.count], on: "2026-11-21")))
      default:
        return Fixture.assessed(
          id, amount: Double.random(in: 1000...40_000, using: &random),
          logOdds: Double.random(in: -4...2, using: &random), score: 300 + step, at: at, by: "Ada")
      }
    }
  }
}
