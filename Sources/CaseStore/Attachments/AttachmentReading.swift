import Lending
import Sealing

/// Reads attachments, each checked against what its case tells of it.
struct AttachmentReading {
  private let folder: Folder?
  private let seal: WorkspaceSeal?

  enum Failure: Error {
    case fault(AttachmentFault)
    case store(StoreError)
  }

  /// - Parameter folder: of the attachments; nil where there is none.
  init(_ folder: Folder?, _ seal: WorkspaceSeal?) {
    self.folder = folder
    self.seal = seal
  }

  func content(
    of attachment: CaseAttachment, _ name: AttachmentName
  ) throws(Failure) -> [UInt8] {
    let bytes: [UInt8]?
    do throws(StoreError) {
      bytes = try folder?.content(
        of: name.text, most: CaseAttachment.largest + SealedFile.overhead)
    } catch {
      switch error {
      case .wrongKind(_, let found): throw .fault(.wrongKind(file: name.path, found: found))
      case .notReadable(_, let failure) where failure.code == SystemFailure.tooLarge:
        throw .fault(.damaged(file: name.path))
      default: throw .store(error)
      }
    }
    guard let bytes else { throw .fault(.missing(file: name.path)) }
    guard let content = SealedFile.content(bytes, header: name.header, seal),
      content.count == attachment.length, SHA256Digest.of(content).hex == attachment.digest
    else { throw .fault(.damaged(file: name.path)) }
    return content
  }
}
