/// A backup that was made, as the journal tells it.
package struct BackupMark: Sendable, Equatable {
  /// ISO 8601 in UTC with milliseconds.
  package let at: String
  package let by: String
  /// Where it was put, as the person named it.
  package let folder: String
  /// The last record that it holds.
  package let checkpoint: Checkpoint

  init(at: String, by: String, folder: String, checkpoint: Checkpoint) {
    self.at = at
    self.by = by
    self.folder = folder
    self.checkpoint = checkpoint
  }

  /// Nil where the record tells something else.
  init?(_ record: RecordLine) {
    guard let made = try? record.decoded(BackupMade.self) else { return nil }
    self.init(
      at: record.header.at, by: record.header.by, folder: made.folder, checkpoint: made.checkpoint)
  }
}

/// What the record of a backup keeps.
struct BackupMade: Codable, Sendable, Equatable {
  let folder: String
  let checkpoint: Checkpoint
}
