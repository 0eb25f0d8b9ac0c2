package import Lending

/// Why an attachment cannot be kept or given back.
package enum AttachmentFault: Sendable, Equatable {
  /// It is empty, or larger than one may be.
  case size(largest: Int)
  /// A case of this id can have none.
  case foreignCase(CaseID)
  case missing(file: String)
  /// It is not what was kept, or does not open with the keys that are there.
  case damaged(file: String)
  /// Something else than a plain file stands there.
  case wrongKind(file: String, found: String)

  package var sentence: String {
    switch self {
    case .size(let largest):
      "Nothing was attached: an attachment holds something, and at most \(largest >> 20) MB. "
        + "Scan it with less detail, or attach it in parts."
    case .foreignCase(let id): "Case \(id) has an id of no store, and can have no attachments."
    case .missing(let file):
      "\(file) is missing. Restore a backup to see it. A case that was taken over from a file comes "
        + "without its attachments: ask whoever gave the file for them."
    case .damaged(let file):
      "\(file) was changed after it was written. Restore a backup to see it."
    case .wrongKind(let file, let found):
      "\(file) is \(found) where an attachment belongs. Move it away, and restore a backup."
    }
  }
}
