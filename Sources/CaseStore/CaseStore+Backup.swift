extension CaseStore {
  /// Brings a backup in a folder up to date, or begins one, and puts on record that it was made.
  ///
  /// A store that only reads makes the backup too, and cannot record it.
  package func backUp(
    to path: String, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(StoreError) -> BackupReport {
    let known = damageState
    if !known.open.isEmpty { throw .damaged(known.open) }
    let run = BackupRun(
      source: folder, saved: savedEnd, at: surroundings.now(), by: surroundings.person,
      hasAcceptedDamage: !known.acknowledged.isEmpty, progress: progress)
    var report = try await Self.making(run, path)
    guard !isReadOnly else { return report }
    try record(
      BackupMark(
        at: run.at, by: run.by, folder: path, checkpoint: report.checkpoint))
    report.isRecorded = true
    return report
  }

  /// Reads a whole backup; throws where anything in it is not as it was written.
  @concurrent
  package static func checkBackup(in path: String) async throws(StoreError) -> BackupContent {
    let check = try BackupCheck(path)
    try check.run()
    return BackupContent(check.manifest)
  }

  /// Puts a backup back as a store in a folder that is empty or not there.
  @concurrent
  package static func restore(
    from backup: String, to folder: String
  ) async throws(StoreError) -> (BackupContent, Verification) {
    let restoring = Restoring(check: try BackupCheck(backup), place: folder)
    return (BackupContent(restoring.check.manifest), try await restoring.run())
  }

  /// Apart from the store, so that work goes on meanwhile.
  @concurrent
  private static func making(_ run: BackupRun, _ path: String) async throws(StoreError)
    -> BackupReport
  {
    try run.run(into: path)
  }
}

/// What a backup says of itself.
package struct BackupContent: Sendable, Equatable {
  /// ISO 8601 in UTC with milliseconds.
  package let at: String
  package let by: String
  package let checkpoint: Checkpoint
  package let files: Int

  init(_ manifest: BackupManifest) {
    at = manifest.at
    by = manifest.by
    checkpoint = manifest.head
    files = manifest.files.count
  }
}
