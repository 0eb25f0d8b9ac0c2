import Sealing

/// A body as it stands in a line of a protected workspace: `{"key":N,"sealed":"…"}`.
struct SealedContent: Sendable, Equatable {
  /// The number of the key.
  let key: Int
  /// Nonce, sealed body and mark.
  let sealed: [UInt8]

  init(_ body: RecordBody, header: [UInt8], _ seal: WorkspaceSeal) {
    key = seal.newest
    sealed = seal.seal(body.bytes, header: header)
  }

  /// Reads a content; nil for any other shape.
  init?(_ bytes: ArraySlice<UInt8>) {
    var cursor = LineCursor(bytes)
    guard cursor.take("{\"key\":"), let key = cursor.number(), cursor.take(",\"sealed\":\""),
      bytes.count > cursor.position - bytes.startIndex + 2,
      bytes.suffix(2).elementsEqual("\"}".utf8),
      let sealed = Base64.bytes(bytes[cursor.position..<bytes.endIndex - 2])
    else { return nil }
    self.key = key
    self.sealed = sealed
  }

  var bytes: [UInt8] {
    Array("{\"key\":\(key),\"sealed\":\"".utf8) + Base64.text(sealed) + "\"}".utf8
  }

  /// The body that was sealed; nil where anything was changed, or the key is not there.
  func open(header: ArraySlice<UInt8>, _ seal: WorkspaceSeal) -> RecordBody? {
    seal.open(sealed, key: key, header: Array(header)).flatMap { RecordBody($0[...]) }
  }
}
