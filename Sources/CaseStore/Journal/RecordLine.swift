import Sealing

/// One line of the journal without its newline, as `Format.md` lays it down byte by byte.
struct RecordLine: Sendable, Equatable {
  /// The longest line that is written or read, newline included.
  static let largest = 16 << 20

  let header: RecordHeader
  let hash: SHA256Digest
  /// Nil where it was erased: the line is whole, and what it told is gone.
  let body: RecordBody?
  let bytes: [UInt8]

  /// Reads a line and checks its hash and the digest of its body; the chain is checked elsewhere.
  init(_ bytes: [UInt8]) throws(LineFault) {
    guard let version = LineVersion.read(bytes) else { throw .damage(.notARecord) }
    guard version == 1 else {
      // A changed digit must not pass for a later version: with the 1 put back it is a good line.
      if let mended = LineVersion.replaced(bytes, by: 1), (try? RecordLine(mended)) != nil {
        throw .damage(.headerChanged)
      }
      throw .newer
    }
    var cursor = LineCursor(bytes)
    guard cursor.take("{\"v\":1,\"seq\":"), let seq = cursor.number(), cursor.take(",\"at\":\""),
      let at = cursor.text(), cursor.take("\",\"by\":\""), let by = cursor.text(),
      cursor.take("\",\"kind\":\""), let kindText = cursor.text(), cursor.take("\",\"case\":\""),
      let caseID = cursor.text(), cursor.take("\",\"digest\":\""), let digest = cursor.digest(),
      cursor.take("\",\"prev\":\""), let previous = cursor.digest(), cursor.take("\"")
    else { throw .damage(.notARecord) }
    let headerEnd = cursor.position
    guard cursor.take(",\"hash\":\""), let hash = cursor.digest(), cursor.take("\",\"body\":"),
      bytes.last == UInt8(ascii: "}"), cursor.position < bytes.count - 1
    else { throw .damage(.notARecord) }
    guard SHA256Digest.of(bytes[..<headerEnd]) == hash else { throw .damage(.headerChanged) }
    // The line is as it was written; a word that is not known here is one of a later version.
    guard let kind = RecordKind(rawValue: kindText) else { throw .newer }
    let content = bytes[cursor.position..<bytes.count - 1]
    if Self.isBlank(content) {
      body = nil
    } else {
      guard let read = RecordBody(content), read.digest == digest else {
        throw .damage(.bodyChanged)
      }
      body = read
    }
    self.header = RecordHeader(
      seq: seq, at: at, by: by, kind: kind, caseID: caseID, digest: digest, previous: previous)
    self.hash = hash
    self.bytes = bytes
  }

  var checkpoint: Checkpoint { Checkpoint(seq: header.seq, hash: hash) }
}

/// Why bytes are not a line that can be used.
enum LineFault: Error, Equatable {
  case damage(Damage.Fault)
  /// A later version of the program wrote it.
  case newer
}
