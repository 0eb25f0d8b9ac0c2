package import Sealing

/// A person at work: who it is, and the keys that the password opened.
///
/// The keys are in locked memory and wiped with the last copy of this value: to lock is to let it go.
package struct Session: Sendable {
  package let workspace: String
  package let account: Account
  /// The workspace keys, from epoch 1 to the newest.
  package let keys: [SealingKey]
  /// What the person signs with.
  package let signatureKey: SignatureKey
  let box: BoxKey

  package var role: Role { account.role }
  /// Number of the newest key, under which new bodies are sealed.
  package var epoch: Int { keys.count }
  package var newestKey: SealingKey { keys[keys.count - 1] }

  /// The key with this number; nil if there is none.
  package func key(epoch: Int) -> SealingKey? {
    keys.indices.contains(epoch - 1) ? keys[epoch - 1] : nil
  }

  package func may(_ permission: Permission) -> Bool { role.may(permission) }

  /// Throws unless the person's role allows it.
  package func require(_ permission: Permission) throws(AccountsError) {
    guard may(permission) else { throw .notPermitted(permission) }
  }

  /// Whether this person may approve what that one decided: never one's own.
  package func mayApprove(decisionOf decider: AccountID) -> Bool {
    may(.approve) && decider != account.id
  }

  /// The same person by a newer file, which another process may have written.
  ///
  /// Throws `noSuchAccount` if the person was removed or must log in anew.
  package func refreshed(by file: KeyFile) throws(AccountsError) -> Session {
    guard file.workspace == workspace, file.epoch >= epoch else { throw .tampered }
    let entry = try file.entry(account.id)
    // Somebody set a new password for the person, and with it new keys.
    guard entry.box == box.publicKey, entry.signature == signatureKey.publicKey else {
      throw .noSuchAccount
    }
    let (known, epoch, workspace) = (newestKey, epoch, workspace)
    let keys = try Grants.keys(
      of: file.content, opening: entry.grant, with: box, from: epoch
    ) { $0.bytes.equals(known.bytes) }
    return try Session(file, entry, box, signatureKey, keys, workspace)
  }

  init(
    _ file: KeyFile, _ entry: AccountEntry, _ box: BoxKey, _ signatureKey: SignatureKey,
    _ keys: [SealingKey], _ workspace: String
  ) throws(AccountsError) {
    guard let newest = keys.last, KeyFileText.isMarked(file.bytes, with: newest) else {
      throw .tampered
    }
    self.workspace = workspace
    account = Account(entry)
    self.keys = keys
    self.signatureKey = signatureKey
    self.box = box
  }
}
