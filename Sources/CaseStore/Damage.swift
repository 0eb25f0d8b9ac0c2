package import Sealing

/// One place of the journal that cannot be trusted.
package struct Damage: Sendable, Equatable, Codable {
  package enum Fault: String, Sendable, Codable {
    /// The bytes are not a line of the journal.
    case notARecord
    /// The line's own hash is not that of its header.
    case headerChanged
    /// The body is not the one that was recorded.
    case bodyChanged
    /// The content stands open in a workspace where everything is sealed.
    case notSealed
    /// The signature is missing, or not that of the person named.
    case notSigned
    /// The body is gone, and no erasure of its case is on record.
    case bodyMissing
    /// The body is as recorded, and this version of the program cannot make sense of it.
    case notUnderstood
    /// The line belongs to a case whose opening is not readable.
    case unopenedCase
    /// A line before it was deleted, inserted or moved.
    case outOfPlace
    /// A whole file of the journal is missing.
    case missingFile
    /// The file holds nothing, although it is never left empty.
    case emptyFile
    /// The journal ends before a line that this process has saved.
    case cutShort
  }

  package let file: String
  /// Counted from 1; 0 stands for the file as a whole.
  package let line: Int
  package let fault: Fault
  /// SHA-256 of the bytes as found, so that a person's choice holds for this damage only.
  package let found: SHA256Digest

  package init(file: String, line: Int, fault: Fault, found: SHA256Digest) {
    self.file = file
    self.line = line
    self.fault = fault
    self.found = found
  }

  package var sentence: String {
    switch fault {
    case .notARecord: "\(file), line \(line), is not readable."
    case .headerChanged: "\(file), line \(line), was changed after it was written."
    case .bodyChanged: "\(file), line \(line), has a content that was changed after it was written."
    case .notSealed:
      "\(file), line \(line), is not sealed: somebody without a key has written it."
    case .notSigned:
      "\(file), line \(line), is not signed by the person it names."
    case .bodyMissing:
      "\(file), line \(line), has lost its content, and no erasure is on record."
    case .notUnderstood:
      "\(file), line \(line), has a content that this version cannot make sense of."
    case .unopenedCase:
      "\(file), line \(line), belongs to a case whose first line is not readable."
    case .outOfPlace:
      "\(file), line \(line), does not follow the line before: "
        + "lines were deleted, inserted or moved."
    case .missingFile: "\(file) is missing."
    case .emptyFile: "\(file) is empty."
    case .cutShort: "\(file) ends at line \(line), before lines that were saved."
    }
  }
}
