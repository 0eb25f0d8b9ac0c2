package import Sealing

/// What only an administrator does; each verb looks into the file whether the role still holds.
extension KeyFile {
  /// Adds a person, who should change the initial password at once.
  package func addAccount(
    _ name: String, role: Role, password: SecretBytes, at moment: JournalMoment,
    by session: Session, cost: PasswordCost = .today
  ) throws(AccountsError) -> KeyFile {
    let session = try administrator(session)
    let name = try PersonName.checked(name)
    guard entry(named: name) == nil else { throw .nameTaken }
    guard content.accounts.count < Self.mostAccounts else {
      throw .tooMany(limit: Self.mostAccounts)
    }
    var content = content
    content.accounts.append(
      try AccountEntry.new(
        (.random(), name, role), password: password, cost: cost, since: moment,
        workspace: workspace, key: session.newestKey, epoch: session.epoch
      ).entry)
    return try KeyFile(content, markedWith: session.newestKey)
  }

  /// Gives a person another role.
  package func changeRole(
    of id: AccountID, to role: Role, by session: Session
  ) throws(AccountsError) -> KeyFile {
    let session = try administrator(session)
    var entry = try entry(id)
    if role != .administrator { try requireAnotherAdministrator(than: entry) }
    entry.role = role
    var content = content
    content.replace(entry)
    return try KeyFile(content, markedWith: session.newestKey)
  }

  /// Removes a person, and puts a new key in force that the person does not get.
  ///
  /// What was written before stays readable to whoever kept a copy of the old key. The session is to
  /// be refreshed with the new file.
  ///
  /// - Parameter moment: what the person signs after it is not valid.
  package func removeAccount(
    _ id: AccountID, at moment: JournalMoment, by session: Session
  ) throws(AccountsError) -> KeyFile {
    let session = try administrator(session)
    let entry = try entry(id)
    try requireAnotherAdministrator(than: entry)
    var content = content
    content.accounts.removeAll { $0.id == id }
    content.former.append(FormerAccount(entry, until: moment))
    return try KeyFile.inNewEpoch(content, after: session.newestKey)
  }

  /// Sets a password for somebody who forgot it; the person gets new keys with it.
  ///
  /// - Parameter moment: what is signed with the former key after it is not valid.
  package func resetPassword(
    of id: AccountID, to password: SecretBytes, at moment: JournalMoment, by session: Session,
    cost: PasswordCost = .today
  ) throws(AccountsError) -> KeyFile {
    let session = try administrator(session)
    let content = try content.withNewKeys(
      for: try entry(id), password: password, at: moment, key: session.newestKey, cost: cost
    ).content
    return try KeyFile(content, markedWith: session.newestKey)
  }

  /// Puts a new recovery key and a new workspace key in force, so the former print opens no new data.
  ///
  /// The session is to be refreshed with the new file.
  package func renewRecoveryKey(
    by session: Session
  ) throws(AccountsError) -> (file: KeyFile, recoveryKey: RecoveryKey) {
    let session = try administrator(session)
    return try KeyFile.withNewRecoveryKey(content, after: session.newestKey)
  }

  /// The session by this file, if its person is an administrator in it.
  private func administrator(_ session: Session) throws(AccountsError) -> Session {
    let session = try session.refreshed(by: self)
    try session.require(.manageAccounts)
    return session
  }

  private func requireAnotherAdministrator(than entry: AccountEntry) throws(AccountsError) {
    let others = content.accounts.contains { $0.role == .administrator && $0.id != entry.id }
    guard entry.role != .administrator || others else { throw .lastAdministrator }
  }

  static func inNewEpoch(
    _ content: KeyFileContent, after before: SealingKey
  ) throws(AccountsError) -> KeyFile {
    guard content.epoch < mostEpochs else { throw .tooMany(limit: mostEpochs) }
    let key = SealingKey.random()
    var content = content
    try content.beginEpoch(key, after: before)
    return try KeyFile(content, markedWith: key)
  }

  static func withNewRecoveryKey(
    _ content: KeyFileContent, after before: SealingKey
  ) throws(AccountsError) -> (file: KeyFile, recoveryKey: RecoveryKey) {
    guard content.epoch < mostEpochs else { throw .tooMany(limit: mostEpochs) }
    let (key, recoveryKey) = (SealingKey.random(), RecoveryKey.random())
    var content = content
    try content.beginEpoch(key, after: before)
    content.recovery = try RecoveryEntry(
      recoveryKey, key, epoch: content.epoch, workspace: content.workspace)
    let file = try KeyFile(content, markedWith: key)
    _ = try file.keys(opening: try RecoveryKey(text: recoveryKey.text))
    return (file, recoveryKey)
  }
}

extension KeyFileContent {
  /// The person with new keys under a new password, and the former signature key set aside.
  func withNewKeys(
    for entry: AccountEntry, password: SecretBytes, at moment: JournalMoment, key: SealingKey,
    cost: PasswordCost
  ) throws(AccountsError) -> (content: KeyFileContent, entry: AccountEntry, secrets: AccountSecrets)
  {
    let (new, secrets) = try AccountEntry.new(
      (entry.id, entry.name, entry.role), password: password, cost: cost, since: moment,
      workspace: workspace, key: key, epoch: epoch)
    var content = self
    content.replace(new)
    content.former.append(FormerAccount(entry, until: moment))
    return (content, new, secrets)
  }
}

extension FormerAccount {
  init(_ entry: AccountEntry, until moment: JournalMoment) {
    id = entry.id
    name = entry.name
    signature = entry.signature
    since = entry.since
    until = moment
  }
}
