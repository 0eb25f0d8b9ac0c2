import Sealing

/// One line of the journal without its newline, as `Format.md` lays it down byte by byte.
struct RecordLine: Sendable, Equatable {
  /// The longest line that is written or read, newline included.
  static let largest = 16 << 20

  let header: RecordHeader
  let hash: SHA256Digest
  let content: Content
  let bytes: [UInt8]
  /// Where the content stands in `bytes`.
  let contentRange: Range<Int>
  /// 64 bytes of the person named in the header; nil in a personal workspace.
  let signature: [UInt8]?

  enum Content: Sendable, Equatable {
    case open(RecordBody)
    /// Nobody brought the keys; the header and the chain can be checked without them.
    case sealed
    /// It was erased: the line is whole, and what it told is gone.
    case blank
  }

  /// Reads a line and checks its hash and the digest of its body; the chain is checked elsewhere.
  ///
  /// - Parameter seal: of a protected workspace, in which nothing may stand unsealed.
  init(_ bytes: [UInt8], seal: WorkspaceSeal? = nil) throws(LineFault) {
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
    guard cursor.take(",\"hash\":\""), let hash = cursor.digest(), cursor.take("\",\"body\":")
    else { throw .damage(.notARecord) }
    guard SHA256Digest.of(bytes[..<headerEnd]) == hash else { throw .damage(.headerChanged) }
    // The line is as it was written; a word that is not known here is one of a later version.
    guard let kind = RecordKind(rawValue: kindText) else { throw .newer }
    guard let (contentEnd, signature) = Self.ending(bytes), cursor.position < contentEnd else {
      throw .damage(.notARecord)
    }
    contentRange = cursor.position..<contentEnd
    content = try Self.content(
      bytes[contentRange], header: bytes[..<headerEnd], kind: kind, digest, seal)
    self.header = RecordHeader(
      seq: seq, at: at, by: by, kind: kind, caseID: caseID, digest: digest, previous: previous)
    self.hash = hash
    self.bytes = bytes
    self.signature = signature
    if let seal { try checkSignature(seal) }
  }

  /// What the line tells; nil where that was erased or cannot be opened.
  var body: RecordBody? {
    if case .open(let body) = content { body } else { nil }
  }

  var checkpoint: Checkpoint { Checkpoint(seq: header.seq, hash: hash) }
}

/// Why bytes are not a line that can be used.
enum LineFault: Error, Equatable {
  case damage(Damage.Fault)
  /// A later version of the program wrote it.
  case newer
}
