import Sealing

/// A line of the journal about to be written; its body is not copied once more.
struct OutgoingLine: Sendable {
  /// All that stands before the body.
  private let head: [UInt8]
  private let body: RecordBody
  let checkpoint: Checkpoint

  /// Composes the line that follows `previous`.
  init(_ sealed: SealedDraft, after previous: Checkpoint) {
    let header = sealed.header(after: previous)
    var bytes = header.bytes
    let hash = SHA256Digest.of(bytes)
    bytes += ",\"hash\":\"\(hash)\",\"body\":".utf8
    head = bytes
    body = sealed.body
    checkpoint = Checkpoint(seq: header.seq, hash: hash)
  }

  /// Without the newline.
  var length: Int { head.count + body.bytes.count + 1 }

  func append(to bytes: inout [UInt8]) {
    bytes += head
    bytes += body.bytes
    bytes.append(UInt8(ascii: "}"))
  }
}
