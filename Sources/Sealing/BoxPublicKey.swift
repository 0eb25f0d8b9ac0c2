import CSodium

/// The public half of a box key: anybody can seal to it, and only the other half opens.
package struct BoxPublicKey: Hashable, Sendable {
  package static let byteCount = 32
  /// What sealing adds: a public key for one use and a mark.
  package static let overhead = 48

  package let bytes: [UInt8]

  /// Takes 32 bytes; nil for any other count.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// The secret, sealed so that nobody sees who sealed it (`crypto_box_seal` of libsodium).
  ///
  /// Nil for a key to which nothing can be sealed, which only a crafted file holds.
  package func seal(_ secret: SecretBytes) -> [UInt8]? {
    Sodium.makeReady()
    var sealed = [UInt8](repeating: 0, count: secret.count + Self.overhead)
    let isSealed = secret.withBytes { plain in
      crypto_box_seal(&sealed, plain, UInt64(secret.count), bytes) == 0
    }
    return isSealed ? sealed : nil
  }
}

extension BoxPublicKey: Codable {
  package init(from decoder: any Decoder) throws {
    bytes = try HexadecimalBytes(from: decoder).bytes(Self.byteCount, decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try HexadecimalBytes(bytes).encode(to: encoder)
  }
}
