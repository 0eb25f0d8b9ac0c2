package import Sealing

/// What protecting a workspace gives.
package struct ProtectedWorkspace: Sendable {
  package let file: KeyFile
  /// The first administrator, logged in.
  package let session: Session
  /// To be printed, and not kept by any program.
  package let recoveryKey: RecoveryKey
}

extension KeyFile {
  /// Makes the keys of a workspace, with its first administrator.
  ///
  /// The recovery key has opened the file before this returns.
  ///
  /// - Parameters:
  ///   - workspace: the random id of the workspace, 32 hexadecimal digits, which its journal names.
  ///   - cost: what one guess at the password costs.
  package static func create(
    workspace: String, administrator name: String, password: SecretBytes, at moment: JournalMoment,
    cost: PasswordCost = .today
  ) throws(AccountsError) -> ProtectedWorkspace {
    let name = try PersonName.checked(name)
    let key = SealingKey.random()
    let (entry, secrets) = try AccountEntry.new(
      (.random(), name, .administrator), password: password, cost: cost, since: moment,
      workspace: workspace, key: key, epoch: 1)
    let recoveryKey = RecoveryKey.random()
    let recovery = try RecoveryEntry(recoveryKey, key, epoch: 1, workspace: workspace)
    let content = KeyFileContent(
      workspace: workspace, accounts: [entry], former: [], epochs: [], recovery: recovery)
    let file = try KeyFile(content, markedWith: key)
    _ = try file.keys(opening: try RecoveryKey(text: recoveryKey.text))
    let session = try Session(file, entry, secrets.box, secrets.signature, [key], workspace)
    return ProtectedWorkspace(file: file, session: session, recoveryKey: recoveryKey)
  }
}
