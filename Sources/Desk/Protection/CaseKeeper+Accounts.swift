internal import Accounts
internal import CaseStore
internal import Sealing

extension CaseKeeper {
  /// Makes a protected workspace of a personal one; its person is the first administrator.
  func protect(_ administrator: Credentials) async throws(DeskProblem) -> ProtectedNote {
    let gate = try gate
    guard try !gate.isProtected else { throw .alreadyProtected(folder: gate.folder) }
    let head = try await headForWriting()
    await close()
    do {
      guard let workspace = try CaseStore.workspace(in: gate.folder) else {
        throw DeskProblem.store(.missing(folder: gate.folder))
      }
      let made = try KeyFile.create(
        workspace: workspace, administrator: administrator.name,
        password: administrator.password, at: try moment(head))
      let torn = try await CaseStore.protect(
        folder: gate.folder, keyFile: made.file.bytes,
        surroundings: surroundings(made.session, made.file), keys: try made.file.standing)
      enter(made.session)
      return ProtectedNote(recoveryKey: made.recoveryKey.text, tornCopies: torn)
    } catch {
      throw DeskProblem(accounts: error)
    }
  }

  /// Makes a personal workspace of a protected one.
  func unprotect() async throws(DeskProblem) {
    let session = try await needed(.manageAccounts)
    let gate = try gate
    await close()
    do {
      _ = try await CaseStore.unprotect(
        folder: gate.folder, surroundings: surroundings(session, try gate.keyFile()))
    } catch {
      throw DeskProblem(accounts: error)
    }
    leave()
  }

  /// Changes who may open the workspace, and puts on record what was done.
  func change(
    _ act: AuditedAct, needing permission: Permission?,
    _ change: @Sendable (KeyFile, Session, JournalMoment) throws(AccountsError) -> KeyFile
  ) async throws(DeskProblem) {
    let session = try await needed(permission)
    let moment = try moment(try await headForWriting())
    let file = try gate.change { file throws(AccountsError) in try change(file, session, moment) }
    do {
      let refreshed = try session.refreshed(by: file)
      // Keys may have changed: the store opens anew with those that hold now.
      await close()
      enter(refreshed)
    } catch {
      throw .accounts(error)
    }
    try await recordKeys(act)
  }

  /// Throws unless the person may change the policy of a protected workspace, and that can be recorded.
  func requireToSetPolicy() async throws(DeskProblem) {
    guard try gate.isProtected else { return }
    _ = try await needed(.setPolicy)
    try await openForWriting()
  }

  /// Puts on record that a policy was changed, in a protected workspace.
  func recordPolicy(_ change: String) async throws(DeskProblem) {
    if try gate.isProtected { try await record([.policyChanged(change)]) }
  }

  func renewRecoveryKey() async throws(DeskProblem) -> String {
    let session = try await needed(.manageAccounts)
    var text: String?
    let file = try gate.change { file throws(AccountsError) in
      let made = try file.renewRecoveryKey(by: session)
      text = made.recoveryKey.text
      return made.file
    }
    do {
      let refreshed = try session.refreshed(by: file)
      await close()
      enter(refreshed)
    } catch {
      throw .accounts(error)
    }
    try await recordKeys(.recoveryKeyRenewed)
    guard let text else { throw .keysMissing(folder: try gate.folder) }
    return text
  }

  /// Sets a new password for an administrator by the printed recovery key.
  func recover(
    _ recoveryKey: String, _ administrator: Credentials, renewsKey: Bool
  ) async throws(DeskProblem) -> String? {
    let gate = try gate
    await close()
    leave()
    do {
      let key = try RecoveryKey(text: recoveryKey)
      // The moment must lie behind every record, and nobody is logged in to read the last one.
      let chain = try await CaseStore.checkChain(in: gate.folder)
      let moment = try moment(chain.head)
      var recovered: RecoveredWorkspace?
      _ = try gate.change { file throws(AccountsError) in
        let made = try file.recover(
          key, administrator: administrator.name, newPassword: administrator.password,
          at: moment, renewsKey: renewsKey)
        recovered = made
        return made.file
      }
      guard let recovered else { throw DeskProblem.keysMissing(folder: gate.folder) }
      enter(recovered.session)
      try await recordKeys(.accountRecovered(recovered.session.account.name))
      return recovered.recoveryKey?.text
    } catch {
      throw DeskProblem(accounts: error)
    }
  }

  private func moment(_ head: Checkpoint) throws(DeskProblem) -> JournalMoment {
    guard let moment = JournalMoment(at: Self.now(), seq: head.seq) else {
      throw .accounts(.damaged(place: "the time of this machine"))
    }
    return moment
  }
}

extension DeskProblem {
  /// A problem of the store or of the accounts as one of the desk.
  init(accounts error: any Error) {
    switch error {
    case let error as DeskProblem: self = error
    case let error as StoreError: self.init(error)
    case let error as AccountsError: self = .accounts(error)
    default: preconditionFailure("a workspace is protected or not in these ways only")
    }
  }
}
