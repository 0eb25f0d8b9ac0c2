internal import CaseStore
internal import FoundationEssentials
internal import Lending

/// The store behind the desk, opened when first needed.
actor CaseKeeper {
  nonisolated let folder: String?
  nonisolated let person: String
  private var writer: CaseStore?
  /// Opening takes time in which another verb may ask; both get the one store.
  private var opening: Task<Result<CaseStore, DeskProblem>, Never>?
  private var reader: CaseStore?

  init(folder: String?, person: String) {
    self.folder = folder
    self.person = person
  }

  /// Appends what happened to a case, new or old, and answers with the case after it is durable.
  func record(
    _ what: [CaseEvent.What], in id: CaseID?
  ) async throws(DeskProblem) -> CreditCase {
    let store = try await openedForWriting()
    let newID = await store.newCaseID()
    let id = id ?? newID
    let at = Self.now()
    let events = what.map { CaseEvent(caseID: id, at: at, by: person, what: $0) }
    do {
      try await store.record(events)
      return try await store.creditCase(id)
    } catch {
      throw DeskProblem(error)
    }
  }

  func creditCase(_ id: CaseID) async throws(DeskProblem) -> CreditCase {
    let store = try await opened()
    do { return try await store.creditCase(id) } catch { throw DeskProblem(error) }
  }

  /// A case with the store's last record, both as one look found them.
  func reported(_ id: CaseID) async throws(DeskProblem) -> (CreditCase, Checkpoint) {
    let store = try await opened()
    do {
      return (try await store.creditCase(id), await store.head)
    } catch {
      throw DeskProblem(error)
    }
  }

  func summaries(matching text: String) async throws(DeskProblem) -> [CaseSummary] {
    do {
      return try await opened().summaries(matching: text)
    } catch {
      // A store that nobody has written to yet holds no cases.
      if case .store(.missing) = error { return [] }
      throw error
    }
  }

  /// The cases that go by a name, those that were erased too.
  func ids(named text: String, shortest: Int) async throws(DeskProblem) -> [CaseID] {
    do {
      return try await opened().ids(named: text, shortest: shortest)
    } catch {
      if case .store(.missing) = error { return [] }
      throw error
    }
  }

  func erase(
    _ cases: [CaseID], reason: ErasureReason
  ) async throws(DeskProblem) -> ErasureReport {
    let store = try await openedForWriting()
    do { return try await store.erase(cases, reason: reason) } catch { throw DeskProblem(error) }
  }

  /// Makes a backup, beside a writer too, which then cannot record it.
  func backUp(
    to path: String, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(DeskProblem) -> BackupReport {
    var store = try await opened()
    do {
      store = try await openedForWriting()
    } catch {
      guard case .store(.inUse) = error else { throw error }
    }
    do {
      return try await store.backUp(to: path, progress: progress)
    } catch {
      throw DeskProblem(error)
    }
  }

  func recordExport(of cases: [CaseID]) async throws(DeskProblem) {
    let store = try await openedForWriting()
    do { try await store.recordExport(of: cases) } catch { throw DeskProblem(error) }
  }

  func recordMaskedExport(of count: Int) async throws(DeskProblem) {
    let store = try await openedForWriting()
    do { try await store.recordMaskedExport(of: count) } catch { throw DeskProblem(error) }
  }

  func status() async throws(DeskProblem) -> StoreStatus {
    let store = try await opened()
    return StoreStatus(
      folder: folder ?? "", cases: await store.count, erasedCases: await store.erasedCases.count,
      records: await store.head.seq, checkpoint: "\(await store.head)",
      lastBackup: await store.lastBackup.map { StoreStatus.Backup($0, now: .now) },
      notices: await store.notices.map(\.sentence))
  }

  /// The store, opened to be written.
  func storeForImport() async throws(DeskProblem) -> CaseStore { try await openedForWriting() }

  func notices() async -> [String] {
    guard let store = writer ?? reader else { return [] }
    return await store.notices.map(\.sentence)
  }

  func standing() async -> StoreStanding {
    guard let store = writer ?? reader else { return StoreStanding() }
    let notices = await store.notices
    return StoreStanding(
      notices: notices.map(\.sentence),
      awaitsChoice: notices.contains {
        if case .damage(_, isAcknowledged: false) = $0 { true } else { false }
      })
  }

  func openForWriting() async throws(DeskProblem) { _ = try await openedForWriting() }

  func verify(against checkpoint: Checkpoint?) async throws(DeskProblem) -> Verification {
    let store = try await opened()
    do { return try await store.verify(against: checkpoint) } catch { throw DeskProblem(error) }
  }

  func continueAfterDamage() async throws(DeskProblem) {
    let store = try await openedForWriting()
    do { try await store.continueAfterDamage() } catch { throw DeskProblem(error) }
  }

  /// Saves the index and gives the lock back.
  func close() async {
    await writer?.close()
    writer = nil
  }

  /// The writer where there is one, else a fresh look at what others wrote.
  private func opened() async throws(DeskProblem) -> CaseStore {
    if let writer { return writer }
    let store = try await open(.readOnly)
    reader = store
    return store
  }

  private func openedForWriting() async throws(DeskProblem) -> CaseStore {
    if let writer { return writer }
    let opening =
      opening
      ?? Task {
        do throws(DeskProblem) {
          return .success(try await open(.readWrite))
        } catch {
          return .failure(error)
        }
      }
    self.opening = opening
    let result = await opening.value
    self.opening = nil
    let store = try result.get()
    writer = store
    return store
  }

  private func open(_ access: StoreAccess) async throws(DeskProblem) -> CaseStore {
    guard let folder else { throw .noStoreFolder }
    do {
      return try await CaseStore.open(
        folder: folder, access: access, waiting: .seconds(2), surroundings: surroundings)
    } catch {
      throw DeskProblem(error)
    }
  }

  private var surroundings: StoreSurroundings { StoreSurroundings(person: person, now: Self.now) }

  /// A time that sorts as text: ISO 8601 in UTC with milliseconds.
  static func now() -> String {
    Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}

extension DeskProblem {
  init(_ error: StoreError) {
    switch error {
    case .noSuchCase: self = .noSuchCase
    case .erasedCase(let id, let erasure): self = .erased(id, erasure)
    default: self = .store(error)
    }
  }
}
