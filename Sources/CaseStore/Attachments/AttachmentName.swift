import Lending
import Sealing

/// The name of an attachment's file: the id of its case, and a digest that its content decides.
///
/// So an erasure finds the files of a case by their names, when what the case told is gone already.
struct AttachmentName: Hashable, Sendable {
  /// The folder in a workspace in which they lie.
  static let folder = "attachments"
  private static let longestID = 32

  let caseID: CaseID
  /// SHA-256 of the salt and the content's own SHA-256.
  let digest: SHA256Digest

  /// Nil where no store could have kept such an attachment.
  init?(_ attachment: CaseAttachment, of id: CaseID) {
    guard attachment.isPlausible, Self.isPlain(id.rawValue),
      let salt = Hexadecimal.bytes(attachment.salt),
      let content = SHA256Digest(hex: attachment.digest)
    else { return nil }
    caseID = id
    digest = .of(salt + content.bytes)
  }

  /// Reads the name of a file; nil for any other name.
  init?(_ text: String) {
    guard let dash = text.firstIndex(of: "-"), Self.isPlain(text[..<dash]),
      let digest = SHA256Digest(hex: String(text[text.index(after: dash)...]))
    else { return nil }
    caseID = CaseID(rawValue: String(text[..<dash]))
    self.digest = digest
  }

  var text: String { "\(caseID)-\(digest)" }

  /// As messages name it.
  var path: String { "\(Self.folder)/\(text)" }

  /// What the sealed content is bound to.
  var header: [UInt8] { Array("assay attachment 1\n\(text)".utf8) }

  private static func isPlain(_ id: some StringProtocol) -> Bool {
    (1...longestID).contains(id.utf8.count)
      && id.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
  }
}
