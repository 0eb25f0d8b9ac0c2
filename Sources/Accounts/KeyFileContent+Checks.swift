internal import Sealing

extension KeyFileContent {
  /// Refuses what no file that we wrote says, before any memory is taken for it.
  func check() throws(AccountsError) {
    guard Hexadecimal.bytes(workspace)?.count == 16 else { throw .damaged(place: "workspace") }
    guard (1...KeyFile.mostAccounts).contains(accounts.count), former.count <= KeyFile.mostAccounts
    else { throw .tooMany(limit: KeyFile.mostAccounts) }
    guard epoch <= KeyFile.mostEpochs else { throw .tooMany(limit: KeyFile.mostEpochs) }
    for entry in accounts { try entry.check() }
    for entry in former where !PersonName.isWellFormed(entry.name) {
      throw .damaged(place: "former")
    }
    for link in epochs where !link.isWellFormed { throw .damaged(place: "epochs") }
    guard recovery.isWellFormed else { throw .damaged(place: "recovery") }
    guard Set(accounts.map(\.id)).count == accounts.count else {
      throw .damaged(place: "an account twice")
    }
    guard Set(accounts.map { PersonName.folded($0.name) }).count == accounts.count else {
      throw .damaged(place: "a name twice")
    }
    guard accounts.contains(where: { $0.role == .administrator }) else {
      throw .damaged(place: "no administrator")
    }
  }
}

extension AccountEntry {
  fileprivate func check() throws(AccountsError) {
    guard kdf.cost != nil else { throw .costOutOfBounds }
    guard kdf.name == PasswordDerivation.algorithm, kdf.salt.bytes.count == PasswordKey.saltCount,
      sealed.bytes.count == AccountSecrets.byteCount + SealingKey.overhead,
      grant.bytes.count == Grants.byteCount, PersonName.isWellFormed(name)
    else { throw .damaged(place: "accounts") }
  }
}

extension EpochLink {
  fileprivate var isWellFormed: Bool {
    before.bytes.count == SealingKey.byteCount + SealingKey.overhead
      && proof.bytes.count == AuthenticationKey.markCount
  }
}

extension RecoveryEntry {
  fileprivate var isWellFormed: Bool {
    sealed.bytes.count == KeyPin.byteCount + SealingKey.overhead
      && grant.bytes.count == Grants.byteCount
  }
}
