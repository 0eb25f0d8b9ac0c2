package import Sealing

/// What a login gives.
package struct Login: Sendable {
  package let session: Session
  /// The file to put in place of the old one, if the person's part should be brought up to date.
  ///
  /// Nothing is lost if it cannot be written.
  package let renewed: KeyFile?
}

extension KeyFile {
  /// Opens the keys for a person.
  ///
  /// Takes as long for a name that nobody has as for a wrong password.
  ///
  /// - Parameter today: what a guess shall cost; a cheaper derivation is renewed.
  package func logIn(
    _ name: String, password: SecretBytes, today: PasswordCost = .today
  ) throws(AccountsError) -> Login {
    guard let entry = entry(named: name) else {
      _ = try content.accounts[0].kdf.key(from: password)
      throw .noAccountOfThatName
    }
    let (secrets, keys) = try open(entry, with: password)
    let session = try Session(self, entry, secrets.box, secrets.signature, keys, workspace)
    guard let cost = entry.kdf.cost else { throw .costOutOfBounds }
    let wanted = cost.raised(to: today)
    if wanted == cost, secrets.pin.epoch == epoch { return Login(session: session, renewed: nil) }
    var content = content
    content.replace(
      try entry.resealed(
        secrets.pinned(to: session.pin), password: password, cost: wanted, workspace: workspace))
    let renewed = try KeyFile(content, markedWith: session.newestKey)
    return Login(session: session, renewed: renewed)
  }

  /// Gives the person another password; nothing but that person's part and the marks changes.
  ///
  /// The keys stay the same, so the session goes on.
  ///
  /// - Parameter current: the password so far, lest somebody passes by an unlocked screen.
  package func changePassword(
    by session: Session, from current: SecretBytes, to new: SecretBytes,
    cost: PasswordCost = .today
  ) throws(AccountsError) -> KeyFile {
    let session = try session.refreshed(by: self)
    let entry = try entry(session.account.id)
    if let fault = PasswordRules.fault(in: new, name: entry.name) { throw .passwordRefused(fault) }
    let (secrets, _) = try open(entry, with: current)
    var content = content
    content.replace(
      try entry.resealed(
        secrets.pinned(to: session.pin), password: new, cost: cost, workspace: workspace))
    return try KeyFile(content, markedWith: session.newestKey)
  }

  private func open(
    _ entry: AccountEntry, with password: SecretBytes
  ) throws(AccountsError) -> (AccountSecrets, [SealingKey]) {
    let key = try entry.kdf.key(from: password)
    guard let secrets = AccountSecrets(opening: entry, workspace: workspace, with: key) else {
      throw .wrongPassword
    }
    let keys = try keys(opening: entry.grant, with: secrets.box, pin: secrets.pin)
    return (secrets, keys)
  }

  /// All workspace keys from a grant, the pinned one being the one to expect.
  func keys(
    opening grant: HexadecimalBytes, with box: BoxKey, pin: KeyPin
  ) throws(AccountsError) -> [SealingKey] {
    let workspace = workspace
    return try Grants.keys(of: content, opening: grant, with: box, from: pin.epoch) {
      KeyPin($0, epoch: pin.epoch, workspace: workspace) == pin
    }
  }
}

extension Session {
  /// What to expect from now on.
  var pin: KeyPin { KeyPin(newestKey, epoch: epoch, workspace: workspace) }
}
