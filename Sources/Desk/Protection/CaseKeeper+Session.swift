internal import Accounts
internal import CaseStore

/// Who is at work in a protected workspace, and what that person may do.
extension CaseKeeper {
  func unlock(_ credentials: Credentials) async throws(DeskProblem) {
    let entry = try gate.logIn(credentials)
    await close()
    enter(entry.session)
    failedAttempts = entry.failedAttempts
  }

  func lock() async {
    await close()
    leave()
  }

  func enter(_ session: Session) {
    if self.session?.account.id != session.account.id { viewed = [] }
    self.session = session
    sessionFile = nil
    reader = nil
  }

  func leave() {
    session = nil
    sessionFile = nil
    reader = nil
    viewed = []
  }

  /// The session of a protected workspace, whose person may do what is asked.
  func needed(_ permission: Permission?) async throws(DeskProblem) -> Session {
    let gate = try gate
    guard try gate.isProtected else { throw .personalWorkspace(folder: gate.folder) }
    if session == nil {
      guard let credentials else { throw .store(.locked(folder: gate.folder)) }
      let asked = try credentials(gate.folder)
      try await unlock(asked)
    }
    try await refreshSession(gate)
    guard let session else { throw .store(.locked(folder: gate.folder)) }
    if let permission {
      do { try session.require(permission) } catch { throw .accounts(error) }
    }
    return session
  }

  /// Takes up what others changed of the accounts: a new role, a new key, or that the person is gone.
  private func refreshSession(_ gate: WorkspaceGate) async throws(DeskProblem) {
    guard let session else { return }
    let bytes = try gate.keyFileBytes()
    guard bytes != sessionFile else { return }
    let refreshed: Session
    do {
      refreshed = try session.refreshed(by: try gate.keyFile())
    } catch {
      let problem = DeskProblem(accounts: error)
      guard problem == .accounts(.noSuchAccount) else { throw problem }
      await lock()
      throw .accountGone
    }
    if refreshed.epoch != session.epoch { await close() }
    enter(refreshed)
    sessionFile = bytes
  }

  /// Whether the person may do it; everybody may everything in a personal workspace.
  func may(_ permission: Permission) async throws(DeskProblem) -> Bool {
    guard try gate.isProtected else { return true }
    return try await needed(nil).may(permission)
  }

  /// Throws unless the person may do what is asked; in a personal workspace everything is allowed.
  func require(_ permission: Permission) async throws(DeskProblem) {
    if try gate.isProtected { _ = try await needed(permission) }
  }

  nonisolated func surroundings(_ session: Session, _ file: KeyFile) -> StoreSurroundings {
    StoreSurroundings(
      person: session.account.name, seal: WorkspaceGate.seal(session, file), now: Self.now)
  }
}
