import Sealing

/// A line of the journal about to be written; its body is not copied once more.
struct OutgoingLine: Sendable {
  /// All that stands before the body.
  private let head: [UInt8]
  private let content: [UInt8]
  private let ending: [UInt8]
  let checkpoint: Checkpoint

  /// Composes the line that follows `previous`, sealed and signed where the workspace is protected.
  init(_ draft: ReadyDraft, after previous: Checkpoint, seal: WorkspaceSeal? = nil) {
    let header = draft.header(after: previous)
    var bytes = header.bytes
    if let seal, draft.kind.isSealed {
      content = SealedContent(draft.body, header: bytes, seal).bytes
    } else {
      content = draft.body.bytes
    }
    let hash = SHA256Digest.of(bytes)
    bytes += ",\"hash\":\"\(hash)\",\"body\":".utf8
    head = bytes
    ending = RecordLine.ending(
      signature: draft.kind.isSigned ? seal.map { $0.signature(of: hash) } : nil)
    checkpoint = Checkpoint(seq: header.seq, hash: hash)
  }

  /// Without the newline.
  var length: Int { head.count + content.count + ending.count }

  func append(to bytes: inout [UInt8]) {
    bytes += head
    bytes += content
    bytes += ending
  }
}
