internal import Accounts
internal import CaseStore

extension CaseRoom {
  /// The words for what a person is in a protected workspace.
  package static let roles = Role.allCases.map(\.rawValue)

  /// The name that the system knows the person by.
  package static var loginName: String { Places.person }

  /// Whether the workspace opens by account and password only.
  package var isProtected: Bool {
    get throws(DeskProblem) { try keeper.gate.isProtected }
  }

  /// Opens the workspace for a person; until `lock` everything is done in that person's name.
  package func unlock(_ credentials: Credentials) async throws(DeskProblem) {
    try await keeper.unlock(credentials)
  }

  /// Lets the keys go; what is asked next needs a password again.
  package func lock() async { await keeper.lock() }

  /// Who is logged in; nil in a personal workspace or a locked one.
  package var account: AccountNote? {
    get async { await keeper.session.map { AccountNote($0.account) } }
  }

  /// Makes a protected workspace of a personal one; its person is the first administrator.
  package func protect(
    administrator: Credentials
  ) async throws(DeskProblem) -> ProtectedNote {
    try await keeper.protect(administrator)
  }

  /// Makes a personal workspace of a protected one; an administrator's work.
  package func unprotect() async throws(DeskProblem) { try await keeper.unprotect() }

  /// The people of the workspace.
  ///
  /// - Parameter former: those who were removed, and keys that a new password has replaced, instead.
  package func accounts(former: Bool = false) async throws(DeskProblem) -> [AccountNote] {
    _ = try await keeper.needed(nil)
    let file = try keeper.gate.keyFile()
    return former
      ? file.former.map { AccountNote($0) } : file.accounts.map { AccountNote($0) }
  }

  /// Adds a person, who should change the initial password at once.
  package func addAccount(
    _ new: Credentials, role: String
  ) async throws(DeskProblem) {
    let role = try Self.role(role)
    try await keeper.change(.accountAdded(new.name), needing: .manageAccounts) {
      (file, session, moment) throws(AccountsError) in
      try file.addAccount(new.name, role: role, password: new.password, at: moment, by: session)
    }
  }

  package func changeRole(of name: String, to role: String) async throws(DeskProblem) {
    let role = try Self.role(role)
    try await keeper.change(.roleChanged(name), needing: .manageAccounts) {
      (file, session, _) throws(AccountsError) in
      try file.changeRole(of: try file.id(named: name), to: role, by: session)
    }
  }

  /// Removes a person; what is written from then on is sealed with a key that the person never had.
  package func removeAccount(_ name: String) async throws(DeskProblem) {
    try await keeper.change(.accountRemoved(name), needing: .manageAccounts) {
      (file, session, moment) throws(AccountsError) in
      try file.removeAccount(try file.id(named: name), at: moment, by: session)
    }
  }

  /// Changes the password of the person who is logged in.
  package func changePassword(
    from current: Credentials, to new: Credentials
  ) async throws(DeskProblem) {
    try await keeper.change(.passwordChanged(current.name), needing: nil) {
      (file, session, _) throws(AccountsError) in
      try file.changePassword(by: session, from: current.password, to: new.password)
    }
  }

  /// Gives somebody who forgot it another password; an administrator's work.
  package func resetPassword(_ new: Credentials) async throws(DeskProblem) {
    try await keeper.change(.passwordChanged(new.name), needing: .manageAccounts) {
      (file, session, moment) throws(AccountsError) in
      try file.resetPassword(
        of: try file.id(named: new.name), to: new.password, at: moment, by: session)
    }
  }

  /// Puts a new recovery key in force; the former opens nothing that is written from then on.
  package func renewRecoveryKey() async throws(DeskProblem) -> String {
    try await keeper.renewRecoveryKey()
  }

  /// Sets a new password for an administrator by the printed recovery key.
  ///
  /// - Returns: the recovery key that holds from now on, where a new one was asked for.
  package func recover(
    _ recoveryKey: String, administrator: Credentials, renewsKey: Bool
  ) async throws(DeskProblem) -> String? {
    try await keeper.recover(recoveryKey, administrator, renewsKey: renewsKey)
  }

  private static func role(_ word: String) throws(DeskProblem) -> Role {
    guard let role = Role(rawValue: word) else { throw .noSuchRole }
    return role
  }
}

extension KeyFile {
  fileprivate func id(named name: String) throws(AccountsError) -> AccountID {
    guard let account = account(named: name) else { throw .noSuchAccount }
    return account.id
  }
}
