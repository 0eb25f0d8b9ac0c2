import CSodium

/// A key that seals: XChaCha20-Poly1305 (libsodium), with a random nonce for each text.
///
/// What was sealed opens only with the same key and the same header, and only unchanged.
package struct SealingKey: Sendable {
  package static let byteCount = 32
  /// The nonce before each sealed text and the mark after it.
  package static let overhead = nonceCount + markCount
  private static let nonceCount = 24
  private static let markCount = 16

  package let bytes: SecretBytes

  /// Takes 32 secret bytes; nil for any other count.
  package init?(_ bytes: SecretBytes) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  private init(random: SecretBytes) { bytes = random }

  /// A new key.
  package static func random() -> SealingKey { SealingKey(random: .random(byteCount)) }

  /// The nonce (24 bytes), the text sealed, and its mark (16 bytes).
  ///
  /// - Parameter header: what stands beside the sealed text for all to read, and may not change.
  package func seal(_ plain: [UInt8], header: [UInt8]) -> [UInt8] {
    let nonce = randomBytes(Self.nonceCount)
    var sealed = [UInt8](repeating: 0, count: plain.count + Self.markCount)
    bytes.withBytes { key in
      _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
        &sealed, nil, plain, UInt64(plain.count), header, UInt64(header.count), nil, nonce, key)
    }
    return nonce + sealed
  }

  /// The text that was sealed; nil with another key or header, or where a byte was changed.
  package func open(_ sealed: [UInt8], header: [UInt8]) -> [UInt8]? {
    guard sealed.count >= Self.overhead else { return nil }
    var plain = [UInt8](repeating: 0, count: sealed.count - Self.overhead)
    let isGenuine = sealed.withUnsafeBufferPointer { text in
      guard let nonce = text.baseAddress else { return false }
      return bytes.withBytes { key in
        crypto_aead_xchacha20poly1305_ietf_decrypt(
          &plain, nil, nil, nonce + Self.nonceCount, UInt64(text.count - Self.nonceCount), header,
          UInt64(header.count), nonce, key) == 0
      }
    }
    return isGenuine ? plain : nil
  }
}
