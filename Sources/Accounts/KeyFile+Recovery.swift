package import Sealing

/// What a recovery gives.
package struct RecoveredWorkspace: Sendable {
  package let file: KeyFile
  /// The administrator, logged in with the new password.
  package let session: Session
  /// The recovery key that holds from now on, if a new one was asked for.
  package let recoveryKey: RecoveryKey?
}

extension KeyFile {
  /// Sets a new password for an administrator with the printed recovery key.
  ///
  /// The administrator gets new keys, since the former ones were under the lost password.
  ///
  /// - Parameter renewsKey: also puts a new recovery key and a new workspace key in force; wanted when
  ///   others may have seen the print.
  package func recover(
    _ recoveryKey: RecoveryKey, administrator name: String, newPassword: SecretBytes,
    at moment: JournalMoment, renewsKey: Bool, cost: PasswordCost = .today
  ) throws(AccountsError) -> RecoveredWorkspace {
    let keys = try keys(opening: recoveryKey)
    guard let newest = keys.last, KeyFileText.isMarked(bytes, with: newest) else { throw .tampered }
    guard let entry = entry(named: name) else { throw .noSuchAccount }
    guard entry.role == .administrator else { throw .notAnAdministrator }
    let (content, new, secrets) = try content.withNewKeys(
      for: entry, password: newPassword, at: moment, key: newest, cost: cost)
    let file = try KeyFile(content, markedWith: newest)
    let session = try Session(file, new, secrets.box, secrets.signature, keys, workspace)
    guard renewsKey else {
      return RecoveredWorkspace(file: file, session: session, recoveryKey: nil)
    }
    let renewed = try KeyFile.withNewRecoveryKey(content, after: newest)
    return RecoveredWorkspace(
      file: renewed.file, session: try session.refreshed(by: renewed.file),
      recoveryKey: renewed.recoveryKey)
  }

  /// All workspace keys by way of the recovery key.
  func keys(opening recoveryKey: RecoveryKey) throws(AccountsError) -> [SealingKey] {
    guard recoveryKey.box.publicKey == content.recovery.box,
      let pin = content.recovery.pin(opening: recoveryKey, workspace: workspace)
    else { throw .wrongRecoveryKey }
    return try keys(opening: content.recovery.grant, with: recoveryKey.box, pin: pin)
  }
}
