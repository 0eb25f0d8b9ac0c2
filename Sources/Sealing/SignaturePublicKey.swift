import CSodium

/// The public half of a signature key: checks what the other half signed (Ed25519).
package struct SignaturePublicKey: Hashable, Sendable {
  package static let byteCount = 32
  package static let signatureCount = 64

  package let bytes: [UInt8]

  /// Takes 32 bytes; nil for any other count.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// Whether the owner of this key signed exactly this text.
  package func verifies(_ signature: [UInt8], of text: [UInt8]) -> Bool {
    guard signature.count == Self.signatureCount else { return false }
    Sodium.makeReady()
    return crypto_sign_verify_detached(signature, text, UInt64(text.count), bytes) == 0
  }
}

extension SignaturePublicKey: Codable {
  package init(from decoder: any Decoder) throws {
    bytes = try HexadecimalBytes(from: decoder).bytes(Self.byteCount, decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try HexadecimalBytes(bytes).encode(to: encoder)
  }
}
