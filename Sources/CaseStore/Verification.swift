package import Sealing

/// What checking every line of the journal found.
package struct Verification: Sendable, Equatable {
  /// Whether a checkpoint from outside lies on this journal.
  package enum CheckpointResult: Sendable, Equatable {
    case holds
    /// The journal ends before it: its tail was cut off, or an old copy was put back.
    case missing
    /// Another record stands in its place.
    case differs
  }

  /// Lines that are whole and in their place.
  package let records: Int
  /// Cases that are there to be read.
  package let cases: Int
  package let files: Int
  /// Lines whose content was erased, with the erasure on record.
  package let erasedBodies: Int
  package let erasedCases: Int
  /// Contents that an erasure on record has not reached yet; the next opening for writing does.
  package let unfinishedErasures: Int
  /// In the order of the journal, those that a person has chosen to continue after included.
  package let damage: [Damage]
  package let acknowledged: Int
  /// The last record: print it on reports.
  package let head: Checkpoint
  package let checkpoint: CheckpointResult?
  package let attachments: AttachmentVerification
  /// Of the file that says who may open the workspace, as the last change of it was recorded; nil
  /// where none was.
  package let keys: SHA256Digest?

  package var isSound: Bool {
    damage.isEmpty && attachments.faults.isEmpty && (checkpoint == nil || checkpoint == .holds)
  }

  package var firstDamage: Damage? { damage.first }
}
