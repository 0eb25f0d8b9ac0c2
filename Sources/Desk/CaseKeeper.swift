internal import Accounts
internal import CaseStore
internal import FoundationEssentials
internal import Lending

/// The store behind the desk, opened when first needed.
actor CaseKeeper {
  nonisolated let folder: String?
  nonisolated let person: String
  private(set) var writer: CaseStore?
  /// Opening takes time in which another verb may ask; both get the one store.
  private var opening: Task<Result<CaseStore, DeskProblem>, Never>?
  var reader: CaseStore?
  let credentials: Credentials.Asking?
  /// Who has unlocked a protected workspace.
  var session: Session?
  /// The file by which the session stands, as it was when that was looked at last.
  var sessionFile: [UInt8]?
  /// Passwords that did not fit before the session, until they are on record.
  var failedAttempts = 0
  /// Cases whose opening is on record since the session began.
  var viewed: Set<CaseID> = []

  init(folder: String?, person: String, credentials: Credentials.Asking?) {
    self.folder = folder
    self.person = person
    self.credentials = credentials
  }

  /// In whose name everything is done.
  var personAtWork: String { session?.account.name ?? person }

  nonisolated var gate: WorkspaceGate {
    get throws(DeskProblem) {
      guard let folder else { throw .noStoreFolder }
      return WorkspaceGate(folder: folder)
    }
  }

  /// Puts on record what was done.
  func record(_ acts: [AuditedAct]) async throws(DeskProblem) {
    let store = try await openedForWriting()
    do { try await store.record(acts) } catch { throw DeskProblem(error) }
  }

  /// Puts on record a change of who may open the workspace, with the file as it stands by then: another
  /// process may have changed it once more.
  func recordKeys(_ act: AuditedAct) async throws(DeskProblem) {
    let store = try await openedForWriting()
    let file = try gate.keyFile()
    do { try await store.record([act], keys: try file.standing) } catch {
      throw DeskProblem(accounts: error)
    }
  }

  func headForWriting() async throws(DeskProblem) -> Checkpoint {
    await (try openedForWriting()).head
  }

  /// Saves the index and gives the lock back.
  func close() async {
    await writer?.close()
    writer = nil
  }

  /// The writer where there is one, else a fresh look at what others wrote.
  func opened() async throws(DeskProblem) -> CaseStore {
    if let writer { return writer }
    let store = try await open(.readOnly)
    reader = store
    return store
  }

  func openedForWriting() async throws(DeskProblem) -> CaseStore {
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
    if session != nil, failedAttempts > 0 {
      do {
        try await store.record([.failedLogins(failedAttempts)])
        failedAttempts = 0
      } catch {
        // Told with the next record that can be kept.
      }
    }
    return store
  }

  private func open(_ access: StoreAccess) async throws(DeskProblem) -> CaseStore {
    let gate = try gate
    var surroundings = StoreSurroundings(person: person, now: Self.now)
    if try gate.isProtected {
      surroundings = self.surroundings(try await needed(nil), try gate.keyFile())
    }
    do {
      return try await CaseStore.open(
        folder: gate.folder, access: access, waiting: .seconds(2), surroundings: surroundings)
    } catch {
      // Sealed lines without the file that opens them.
      if case .locked = error, try !gate.isProtected { throw .keysMissing(folder: gate.folder) }
      throw DeskProblem(error)
    }
  }

  /// A time that sorts as text: ISO 8601 in UTC with milliseconds.
  static func now() -> String {
    Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
