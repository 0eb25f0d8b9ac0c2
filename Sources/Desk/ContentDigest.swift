internal import Sealing

/// The SHA-256 by which people and files name some content.
enum ContentDigest {
  /// 64 lower-case hexadecimal digits.
  static func text(of content: [UInt8]) -> String { SHA256Digest.of(content).hex }
}
