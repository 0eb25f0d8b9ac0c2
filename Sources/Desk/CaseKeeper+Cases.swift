internal import Accounts
internal import CaseStore
internal import Lending

/// The cases of the store, each verb held to what its person may do.
extension CaseKeeper {
  /// Appends what happened to a case, new or old, and answers with the case after it is durable.
  func record(
    _ what: [CaseEvent.What], in id: CaseID?, groups: GroupAttributes? = nil
  ) async throws(DeskProblem) -> CreditCase {
    for event in what { try await require(event.permission) }
    let store = try await openedForWriting()
    let newID = await store.newCaseID()
    let id = id ?? newID
    let at = Self.now()
    let by = personAtWork
    do {
      var events = try what.map { what throws(StoreError) in
        try PreparedEvent(CaseEvent(caseID: id, at: at, by: by, what: what))
      }
      if let groups { events.append(try PreparedEvent(groups, of: id, at: at, by: by)) }
      try await store.record(prepared: events)
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

  /// What is kept of a case for the monitoring of fairness alone.
  func groups(of id: CaseID) async throws(DeskProblem) -> GroupAttributes? {
    try await require(.monitor)
    let store = try await opened()
    do { return try await store.groups(of: id) } catch { throw DeskProblem(error) }
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

  /// The store, opened to be written.
  func storeForImport() async throws(DeskProblem) -> CaseStore {
    try await require(.keepCases)
    return try await openedForWriting()
  }
}
