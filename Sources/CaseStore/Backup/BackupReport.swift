/// What a run of a backup did.
package struct BackupReport: Sendable, Equatable {
  /// Files in the backup now, and those of them that this run wrote.
  package let files: Int
  package let written: Int
  /// Bytes that this run wrote.
  package let bytes: Int
  /// Files of earlier runs that no longer count and were removed.
  package let removed: Int
  /// The last record in the backup.
  package let checkpoint: Checkpoint
  /// Whether the journal tells of it.
  package internal(set) var isRecorded = false
}
