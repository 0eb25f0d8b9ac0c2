internal import Accounts
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

  func headForWriting() async throws(DeskProblem) -> Checkpoint {
    await (try openedForWriting()).head
  }

  /// Appends what happened to a case, new or old, and answers with the case after it is durable.
  func record(
    _ what: [CaseEvent.What], in id: CaseID?
  ) async throws(DeskProblem) -> CreditCase {
    for event in what { try await require(event.permission) }
    let store = try await openedForWriting()
    let newID = await store.newCaseID()
    let id = id ?? newID
    let at = Self.now()
    let events = what.map { CaseEvent(caseID: id, at: at, by: personAtWork, what: $0) }
    do {
      try await store.record(events)
      return try await store.creditCase(id)
    } catch {
      throw DeskProblem(error)
    }
  }

  /// A case with everything that happened to it.
  ///
  /// - Parameter permission: what it is opened for; to be read by a person, which goes on record in a
  ///   protected workspace, unless something else is said.
  func creditCase(
    _ id: CaseID, for permission: Permission = .readCases
  ) async throws(DeskProblem) -> CreditCase {
    try await require(permission)
    if permission == .readCases { try await recordView(of: id) }
    let store = try await opened()
    do { return try await store.creditCase(id) } catch { throw DeskProblem(error) }
  }

  /// On record before anybody has read it.
  private func recordView(of id: CaseID) async throws(DeskProblem) {
    guard session != nil, !viewed.contains(id) else { return }
    let store = try await openedForWriting()
    do {
      try await store.record([.viewed(id)])
      viewed.insert(id)
    } catch {
      // Where nothing can be written, what is there can still be read.
      guard await store.isReadOnly else { throw DeskProblem(error) }
    }
  }

  /// Who brought a case from another store, and when; nil for one that began here.
  func bringing(of id: CaseID) async throws(DeskProblem) -> (at: String, by: String)? {
    try await require(.readCases)
    let store = try await opened()
    do { return try await store.bringing(of: id) } catch { throw DeskProblem(error) }
  }

  /// A case with the store's last record, both as one look found them.
  func reported(_ id: CaseID) async throws(DeskProblem) -> (CreditCase, Checkpoint) {
    let kept = try await creditCase(id)
    return (kept, await (try opened()).head)
  }

  func summaries(matching text: String) async throws(DeskProblem) -> [CaseSummary] {
    do {
      try await require(.readCases)
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
      let named = try await opened().ids(named: text, shortest: shortest)
      // Whoever may not read cases names them by their ids, and learns no reference by guessing.
      if try await may(.readCases) { return named }
      return named.filter { $0.rawValue.hasPrefix(text) }
    } catch {
      if case .store(.missing) = error { return [] }
      throw error
    }
  }

  /// What is told of a case to whoever shall erase it.
  func erasable(_ id: CaseID) async throws(DeskProblem) -> ErasableCase {
    try await require(.erase)
    let isRead = try await may(.readCases)
    let store = try await opened()
    do {
      let standing = try await store.standing(of: id)
      return ErasableCase(
        id: id, reference: isRead ? standing.summary.reference : nil,
        state: standing.summary.state, changedAt: standing.summary.changedAt,
        records: standing.records)
    } catch {
      throw DeskProblem(error)
    }
  }

  func erase(
    _ cases: [CaseID], reason: ErasureReason
  ) async throws(DeskProblem) -> ErasureReport {
    try await require(.erase)
    let store = try await openedForWriting()
    do { return try await store.erase(cases, reason: reason) } catch { throw DeskProblem(error) }
  }

  /// Makes a backup, beside a writer too, which then cannot record it.
  func backUp(
    to path: String, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(DeskProblem) -> BackupReport {
    try await require(.backUp)
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
    try await require(.exportCases)
    let store = try await openedForWriting()
    do { try await store.recordExport(of: cases) } catch { throw DeskProblem(error) }
  }

  func recordMaskedExport(of count: Int) async throws(DeskProblem) {
    try await require(.exportMasked)
    let store = try await openedForWriting()
    do { try await store.recordMaskedExport(of: count) } catch { throw DeskProblem(error) }
  }

  func status(
    _ settings: WorkspaceSettings
  ) async throws(DeskProblem) -> StoreStatus {
    let store = try await opened()
    return StoreStatus(
      folder: folder ?? "", cases: await store.count, erasedCases: await store.erasedCases.count,
      records: await store.head.seq, checkpoint: "\(await store.head)",
      lastBackup: await store.lastBackup.map { StoreStatus.Backup($0, now: .now) },
      monthsKept: settings.monthsKept, jurisdiction: settings.jurisdiction,
      notices: await store.notices.map(\.sentence))
  }

  /// The store, opened to be written.
  func storeForImport() async throws(DeskProblem) -> CaseStore {
    try await require(.keepCases)
    return try await openedForWriting()
  }

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
      }, account: session?.account.name)
  }

  func rebuildIndex() async throws(DeskProblem) -> Int {
    let store = try await openedForWriting()
    do { return try await store.rebuildIndex() } catch { throw DeskProblem(error) }
  }

  func openForWriting() async throws(DeskProblem) { _ = try await openedForWriting() }

  func verify(against checkpoint: Checkpoint?) async throws(DeskProblem) -> Verification {
    try await require(.verify)
    let store = try await opened()
    do { return try await store.verify(against: checkpoint) } catch { throw DeskProblem(error) }
  }

  func continueAfterDamage() async throws(DeskProblem) {
    try await require(.acknowledgeDamage)
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
