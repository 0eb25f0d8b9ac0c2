/// Why a backup cannot be made or used.
package enum BackupFault: Sendable, Equatable {
  /// The folder holds something else than a backup.
  case otherFiles(folder: String)
  case insideStore(folder: String)
  case otherStore(folder: String)
  /// The backup holds records that the store does not have.
  case aheadOfStore(folder: String, backup: Checkpoint, store: Checkpoint)
  case inUse(folder: String)
  case missing(folder: String)
  case changedManifest(file: String)
  case newerFormat(file: String)
  case damaged(folder: String, [FileFault])
  /// The place for what is restored is not empty.
  case placeTaken(folder: String)

  /// What is wrong with one file of a backup.
  package enum FileFault: Sendable, Equatable {
    case missing(file: String)
    case length(file: String, found: Int, expected: Int)
    /// Another file of the backup stands under its name.
    case swapped(file: String, with: String)
    case changed(file: String)
    case line(Damage)
    /// Each file is as it was written, and together they are not the journal.
    case notTheJournal
  }

  package var sentence: String {
    switch self {
    case .otherFiles(let folder):
      "\(folder) holds other files. Choose an empty folder, or the one of an earlier backup."
    case .insideStore(let folder):
      "\(folder) lies in the store itself, and would be lost with it. Choose another disk."
    case .otherStore(let folder):
      "\(folder) holds the backup of another store. Nothing was changed. Choose another folder."
    case .aheadOfStore(let folder, let backup, let store):
      "\(folder) holds records that this store does not have: the backup ends with record "
        + "\(backup.seq), this store with \(store.seq) or in other records. The store may be an "
        + "old copy. The backup was left as it is. Choose another folder, or restore from it."
    case .inUse(let folder):
      "Another backup into \(folder) is under way. Wait until it has finished."
    case .missing(let folder):
      "There is no backup in \(folder): it has no \(BackupManifest.name). Name the folder itself."
    case .changedManifest(let file):
      "\(file) was changed after it was written, or cut short. Use another backup."
    case .newerFormat(let file):
      "\(file) was written by a later version of Assay. Use that version, or a newer one."
    case .damaged(let folder, let faults):
      "The backup in \(folder) is damaged: "
        + faults.prefix(3).map(\.sentence).joined(separator: " ")
        + (faults.count > 3 ? " And \(faults.count - 3) more." : "")
        + " Use another backup."
    case .placeTaken(let folder):
      "\(folder) is not empty, and nothing is written over. Name an empty folder (--store)."
    }
  }
}

extension BackupFault.FileFault {
  package var sentence: String {
    switch self {
    case .missing(let file): "\(file) is missing."
    case .length(let file, let found, let expected):
      "\(file) has \(found) bytes instead of \(expected)."
    case .swapped(let file, let other): "\(file) holds what belongs in \(other)."
    case .changed(let file): "\(file) was changed after it was written."
    case .line(let damage): damage.sentence
    case .notTheJournal: "its files do not follow each other."
    }
  }
}
