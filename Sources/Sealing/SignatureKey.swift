import CSodium

/// A person's key to sign with (Ed25519, RFC 8032).
package struct SignatureKey: Sendable {
  package static let seedCount = 32

  package let publicKey: SignaturePublicKey
  // As libsodium keeps it: the seed, then the public key.
  private let bytes: SecretBytes

  /// Takes the 32 secret bytes from which both halves come; nil for any other count.
  package init?(seed: SecretBytes) {
    guard seed.count == Self.seedCount else { return nil }
    var open = [UInt8](repeating: 0, count: SignaturePublicKey.byteCount)
    bytes = SecretBytes(count: Int(crypto_sign_SECRETKEYBYTES)) { memory in
      guard let start = memory.bindMemory(to: UInt8.self).baseAddress else { return }
      seed.withBytes { _ = crypto_sign_seed_keypair(&open, start, $0) }
    }
    guard let key = SignaturePublicKey(bytes: open) else { return nil }
    publicKey = key
  }

  /// The signature: 64 bytes, the same for the same text.
  package func sign(_ text: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: SignaturePublicKey.signatureCount)
    bytes.withBytes { key in
      _ = crypto_sign_detached(&signature, nil, text, UInt64(text.count), key)
    }
    return signature
  }
}
