import CaseStore
import Desk
import Glibc
import Lending

/// Measures the case store: bringing in many cases, opening, finding, saving one, checking all.
///
/// The store is filled by one process and measured by another, whose memory then is its own.
struct StoreBenchmark {
  /// Cases that are confirmed together.
  static let group = 1000
  let folder: String

  /// Brings in made-up cases, each a form with its assessment, and prints the time.
  func fill(cases: Int) async throws {
    let examples = try Self.examples(count: 500)
    let store = try await open(.readWrite)
    let clock = ContinuousClock()
    var waits: [Duration] = []
    let start = clock.now
    var first = await store.count
    let end = first + cases
    var pending: [Task<[PreparedEvent], any Error>] = []
    func finishFirst() async throws {
      let events = try await pending.removeFirst().value
      let before = clock.now
      try await store.record(prepared: events)
      waits.append(clock.now - before)
    }
    while first < end {
      let numbers = first..<min(first + Self.group, end)
      var ids: [CaseID] = []
      for _ in numbers { ids.append(await store.newCaseID()) }
      pending.append(Task.detached { [ids] in try Self.prepared(numbers, ids, examples) })
      if pending.count > Desk.cores { try await finishFirst() }
      first = numbers.upperBound
    }
    while !pending.isEmpty { try await finishFirst() }
    let taken = clock.now - start
    await store.close()
    waits.sort()
    print(
      "bringing in \(cases) cases, each a form and its assessment, \(Self.group) confirmed at a time"
    )
    print(
      "  \(seconds(taken)) s; a group \(milliseconds(waits[waits.count / 2])) ms, longest \(milliseconds(waits[waits.count - 1])) ms"
    )
  }

  /// Opens the filled store and measures work with it.
  func measure(saves: Int = 1000) async throws {
    let clock = ContinuousClock()
    let own = Self.memory()
    var start = clock.now
    let store = try await open(.readWrite)
    let opening = clock.now - start
    let memory = Self.memory() - own
    print(
      "opening \(await store.count) cases: \(milliseconds(opening)) ms; memory of the store \(memory >> 20) MB"
    )
    try await search(store)
    start = clock.now
    let ids = await store.summaries(limit: saves).map(\.id)
    print("  list of the last \(ids.count): \(milliseconds(clock.now - start)) ms")
    var times: [Duration] = []
    for number in 0..<saves {
      let note = CaseEvent.What.noted(CaseNote(text: "called back, number \(number)"))
      start = clock.now
      try await store.record([
        CaseEvent(caseID: ids[number % ids.count], at: Self.time, by: "benchmark", what: note)
      ])
      times.append(clock.now - start)
    }
    times.sort()
    print(
      "saving one note, \(saves) times: median \(milliseconds(times[saves / 2])) ms, p99 \(milliseconds(times[saves * 99 / 100])) ms, longest \(milliseconds(times[saves - 1])) ms"
    )
    start = clock.now
    let verification = try await store.verify()
    let checking = clock.now - start
    let rate = Double(verification.records) / (checking / .seconds(1))
    print(
      "checking every record: \(verification.isSound ? "sound" : "DAMAGED"), \(verification.records) records in \(seconds(checking)) s, \(Figure.grouped(rate)) a second: a million in \(Figure.fixed(1e6 / rate, decimals: 1)) s"
    )
    await store.close()
  }

  /// Opens without the cache, as after it was deleted.
  func reopen() async throws {
    unlink("\(folder)/index.cache")
    let clock = ContinuousClock()
    let start = clock.now
    let store = try await open(.readOnly)
    print(
      "opening without the index: \(await store.count) cases in \(seconds(clock.now - start)) s")
  }

  private func search(_ store: CaseStore) async throws {
    let clock = ContinuousClock()
    for text in ["", "case 77", "assessed 4711", "no such words", "CASE 9999"] {
      var times: [Duration] = []
      var found = 0
      for _ in 0..<9 {
        let start = clock.now
        found = await store.summaries(matching: text, limit: 500).count
        times.append(clock.now - start)
      }
      times.sort()
      print("  finding \u{201C}\(text)\u{201D}: the first \(found) in \(milliseconds(times[4])) ms")
    }
  }

  private func open(_ access: StoreAccess) async throws -> CaseStore {
    try await CaseStore.open(
      folder: folder, access: access,
      surroundings: StoreSurroundings(person: "benchmark", now: { Self.time }))
  }

  private static let time = "2026-11-21T09:00:00.000Z"

  private static func prepared(
    _ numbers: Range<Int>, _ ids: [CaseID], _ examples: [[CaseEvent.What]]
  ) throws -> [PreparedEvent] {
    try zip(numbers, ids).flatMap { number, id in
      try examples[number % examples.count].map { what in
        try PreparedEvent(
          CaseEvent(caseID: id, at: time, by: "benchmark", what: what.numbered(number)))
      }
    }
  }

  /// What happens to made-up cases, as the desk would keep it.
  private static func examples(count: Int) throws -> [[CaseEvent.What]] {
    let desk = try Desk()
    var draws = SeededDraws(seed: 7)
    var examples: [[CaseEvent.What]] = []
    while examples.count < count {
      let form = ApplicationForm.plausibleLoan(using: &draws)
      guard case .assessed(let application, let assessment) = desk.assess(form) else { continue }
      examples.append([
        .opened(CaseOpening(reference: "", form: form)),
        .assessed(
          AssessedApplication(
            application: application, assessment: assessment, policy: desk.policy)),
      ])
    }
    return examples
  }

  /// Bytes of this process that lie in memory.
  private static func memory() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
      .split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }

  private func seconds(_ time: Duration) -> String {
    Figure.fixed(time / .seconds(1), decimals: 2)
  }

  private func milliseconds(_ time: Duration) -> String {
    Figure.fixed(time / .milliseconds(1), decimals: 1)
  }
}

extension CaseEvent.What {
  /// An opening with a name of its own.
  fileprivate func numbered(_ number: Int) -> CaseEvent.What {
    guard case .opened(let opening) = self else { return self }
    return .opened(CaseOpening(reference: "case \(number)", form: opening.form))
  }
}
