internal import Sealing

extension AccountEntry {
  /// A new person, or a new password and new keys for one: the newest workspace key being `key`.
  static func new(
    _ person: (id: AccountID, name: String, role: Role), password: SecretBytes, cost: PasswordCost,
    since: JournalMoment, workspace: String, key: SealingKey, epoch: Int
  ) throws(AccountsError) -> (entry: AccountEntry, secrets: AccountSecrets) {
    if let fault = PasswordRules.fault(in: password, name: person.name) {
      throw .passwordRefused(fault)
    }
    let secrets = AccountSecrets.random(KeyPin(key, epoch: epoch, workspace: workspace))
    var entry = AccountEntry(
      id: person.id, name: person.name, role: person.role, since: since,
      box: secrets.box.publicKey, signature: secrets.signature.publicKey,
      kdf: PasswordDerivation(cost), sealed: HexadecimalBytes([]),
      grant: try Grants.grant(key, to: secrets.box.publicKey))
    entry.sealed = secrets.seal(
      with: try entry.kdf.key(from: password), header: entry.header(workspace))
    return (entry, secrets)
  }

  /// The same secrets under another password or cost.
  func resealed(
    _ secrets: AccountSecrets, password: SecretBytes, cost: PasswordCost, workspace: String
  ) throws(AccountsError) -> AccountEntry {
    var entry = self
    entry.kdf = PasswordDerivation(cost)
    entry.sealed = secrets.seal(
      with: try entry.kdf.key(from: password), header: entry.header(workspace))
    return entry
  }
}

extension KeyFileContent {
  mutating func replace(_ entry: AccountEntry) {
    guard let place = accounts.firstIndex(where: { $0.id == entry.id }) else { return }
    accounts[place] = entry
  }

  /// Puts a new workspace key in force and grants it to everybody who is left.
  mutating func beginEpoch(_ key: SealingKey, after before: SealingKey) throws(AccountsError) {
    epochs.append(Grants.link(key, epoch: epoch + 1, after: before, workspace: workspace))
    for place in accounts.indices {
      accounts[place].grant = try Grants.grant(key, to: accounts[place].box)
    }
    recovery.grant = try Grants.grant(key, to: recovery.box)
  }
}
