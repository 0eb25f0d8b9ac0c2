import Sealing

/// A file beside the journal whose content a protected workspace seals: attachments and drafts.
///
/// In a personal workspace it is the content as it is. In a protected one it is `{"v":1,"key":N}`, a
/// newline, and the content sealed with the workspace's key number N.
enum SealedFile {
  private static let opening = Array("{\"v\":1,\"key\":".utf8)
  private static let ending = Array("}\n".utf8)
  /// Bytes that sealing adds at most.
  static let overhead = 64 + SealingKey.overhead

  /// - Parameter header: what the content is bound to, such as the name of its file.
  static func bytes(_ content: [UInt8], header: [UInt8], _ seal: WorkspaceSeal?) -> [UInt8] {
    guard let seal else { return content }
    return opening + "\(seal.newest)".utf8 + ending + seal.seal(content, header: header)
  }

  /// The content; nil where it does not open, which is damage or somebody without the key.
  static func content(_ bytes: [UInt8], header: [UInt8], _ seal: WorkspaceSeal?) -> [UInt8]? {
    guard let seal else { return bytes }
    var cursor = LineCursor(bytes)
    guard cursor.take("{\"v\":1,\"key\":"), let key = cursor.number(), cursor.take("}\n") else {
      return nil
    }
    return seal.open(Array(bytes[cursor.position...]), key: key, header: header)
  }
}
