internal import CaseStore
internal import FoundationEssentials
internal import Lending

/// The store behind the desk, opened when first needed.
actor CaseKeeper {
  private let folder: String?
  private let person: String
  private var reader: CaseStore?
  private var writer: CaseStore?

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
      throw .store(error)
    }
  }

  func creditCase(_ id: CaseID) async throws(DeskProblem) -> CreditCase {
    do {
      return try await opened().creditCase(id)
    } catch let problem as DeskProblem {
      throw problem
    } catch let error as StoreError {
      if case .noSuchCase = error { throw .noSuchCase }
      throw .store(error)
    } catch {
      throw .noSuchCase
    }
  }

  func summaries(matching text: String) async throws(DeskProblem) -> [CaseSummary] {
    do {
      return try await opened().summaries(matching: text)
    } catch let problem as DeskProblem {
      throw problem
    } catch let error as StoreError {
      // A store that nobody has written to yet holds no cases.
      if case .missing = error { return [] }
      throw .store(error)
    } catch {
      return []
    }
  }

  func notices() async -> [String] {
    guard let store = writer ?? reader else { return [] }
    return await store.notices.map(\.sentence)
  }

  func openForWriting() async throws(DeskProblem) { _ = try await openedForWriting() }

  func verify(against checkpoint: Checkpoint?) async throws(DeskProblem) -> Verification {
    do {
      return try await opened().verify(against: checkpoint)
    } catch let problem as DeskProblem {
      throw problem
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .noStoreFolder
    }
  }

  func continueAfterDamage() async throws(DeskProblem) {
    let store = try await openedForWriting()
    do {
      try await store.continueAfterDamage()
    } catch {
      throw .store(error)
    }
  }

  /// The writer where there is one, else a fresh look at what others wrote.
  private func opened() async throws(DeskProblem) -> CaseStore {
    if let writer { return writer }
    guard let folder else { throw .noStoreFolder }
    do {
      let store = try await CaseStore.open(
        folder: folder, access: .readOnly, surroundings: surroundings)
      reader = store
      return store
    } catch {
      throw .store(error)
    }
  }

  private func openedForWriting() async throws(DeskProblem) -> CaseStore {
    if let writer { return writer }
    guard let folder else { throw .noStoreFolder }
    do {
      let store = try await CaseStore.open(
        folder: folder, access: .readWrite, waiting: .seconds(2), surroundings: surroundings)
      writer = store
      return store
    } catch {
      throw .store(error)
    }
  }

  private var surroundings: StoreSurroundings { StoreSurroundings(person: person, now: Self.now) }

  /// A time that sorts as text: ISO 8601 in UTC with milliseconds.
  static func now() -> String {
    Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
