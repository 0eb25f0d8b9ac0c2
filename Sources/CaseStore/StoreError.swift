package import Lending

/// Why the case store cannot do what was asked.
package enum StoreError: Error, Sendable, Equatable {
  /// There is no workspace in this folder.
  case missing(folder: String)
  /// The workspace is protected, and nobody has unlocked it.
  case locked(folder: String)
  /// Another process has the store open for writing.
  case inUse(folder: String)
  /// Something else stands where a file of the store belongs.
  case wrongKind(file: String, found: String)
  case notReadable(file: String, SystemFailure)
  /// Nothing of what was asked is kept; what was kept before is untouched.
  case notWritten(file: String, SystemFailure)
  /// The disk did not confirm a save; the store is read-only from here on.
  case notDurable(file: String, SystemFailure)
  /// The store does not write, for the reason given as a sentence.
  case readOnly(reason: String)
  /// A line was written by a later version of the program.
  case newerFormat(file: String, line: Int)
  /// Lines that cannot be trusted; nothing is written until a person chose.
  case damaged([Damage])
  /// Somebody else changed the journal while this process had it locked.
  case changedOutside(file: String)
  case noSuchCase(CaseID)
  /// What a case told was erased on purpose.
  case erasedCase(CaseID, Erasure)
  /// An erasure is on record and not finished.
  case notErased(file: String, SystemFailure)
  case backup(BackupFault)
  case attachment(AttachmentFault)
  /// The case is there and a part of it cannot be read.
  case unreadableCase(CaseID, Damage)
  /// A text in an event is longer than a line of the journal may be.
  case tooLarge(limit: Int)
  /// A number in an event is infinite or none at all.
  case notFinite(kind: String)
}

extension StoreError {
  /// What happened, where, and what to do next; names files and fields, never values.
  package var sentence: String {
    switch self {
    case .missing(let folder):
      "There is no case store in \(folder). Choose another folder, or create a store there."
    case .locked(let folder):
      "The workspace in \(folder) is protected. Open it with an account and its password."
    case .inUse(let folder):
      "The case store in \(folder) is being written by another window or command. "
        + "Wait until it has finished, or close it, and try again."
    case .wrongKind(let file, let found):
      "\(file) is \(found) where the case store keeps a file of its own. Nothing was changed. "
        + "Put the original back, or move the intruder away."
    case .notReadable(let file, let failure):
      "\(file) cannot be read: \(failure.cause). Nothing was changed."
    case .notWritten(let file, let failure):
      "Nothing was saved: \(file) cannot be written, since \(failure.cause). "
        + "What was saved before is safe. Remove the cause and save again."
    case .notDurable(let file, let failure):
      "The save was not confirmed: \(failure.cause) while writing \(file). "
        + "The store is read-only until it is opened again. Check the disk, then open it again "
        + "and look whether the last entry is there."
    case .readOnly(let reason): "The case store is read-only: \(reason)"
    case .newerFormat(let file, let line):
      "\(file), line \(line), was written by a later version of Assay. Nothing was changed. "
        + "Use that version, or a newer one."
    case .damaged(let damage):
      "The case store is damaged and will not be written until you decide: "
        + damage.prefix(3).map(\.sentence).joined(separator: " ")
        + (damage.count > 3 ? " And \(damage.count - 3) more." : "")
        + " Restore a backup, or choose to continue with what is readable."
    case .changedOutside(let file):
      "\(file) was changed by another program while it was open here. Nothing was saved. "
        + "Stop that program, such as a sync tool that writes back, and open the store again."
    case .noSuchCase(let id): "There is no case \(id) in this store. Look it up in the list."
    case .erasedCase(let id, let erasure):
      "Case \(id) was erased on \(erasure.at.prefix(10)) by \(erasure.by) (\(erasure.reason))."
    case .notErased(let file, let failure):
      "The erasure is on record and not finished: \(file) cannot be written anew, since "
        + "\(failure.cause). Remove the cause and open the store again: it is then finished first."
    case .backup(let fault): fault.sentence
    case .attachment(let fault): fault.sentence
    case .unreadableCase(let id, let damage):
      "Case \(id) cannot be shown in full. \(damage.sentence) Restore a backup to see it."
    case .tooLarge(let limit):
      "Nothing was saved: one entry is longer than the \(limit) bytes that a line may hold. "
        + "Shorten its texts."
    case .notFinite(let kind):
      "Nothing was saved: a number of the \(kind) entry is not finite. Correct it and save again."
    }
  }
}
