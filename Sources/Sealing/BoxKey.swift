import CSodium

/// A key that opens what was sealed to its public half (X25519, XSalsa20-Poly1305).
package struct BoxKey: Sendable {
  package static let byteCount = 32

  package let publicKey: BoxPublicKey
  private let bytes: SecretBytes

  /// Takes 32 secret bytes; nil for any other count.
  package init?(_ bytes: SecretBytes) {
    guard bytes.count == Self.byteCount else { return nil }
    var open = [UInt8](repeating: 0, count: BoxPublicKey.byteCount)
    bytes.withBytes { _ = crypto_scalarmult_base(&open, $0) }
    guard let key = BoxPublicKey(bytes: open) else { return nil }
    publicKey = key
    self.bytes = bytes
  }

  /// The secret that was sealed; nil with another key, or where a byte was changed.
  package func open(_ sealed: [UInt8]) -> SecretBytes? {
    guard sealed.count >= BoxPublicKey.overhead else { return nil }
    var isGenuine = false
    let plain = SecretBytes(count: sealed.count - BoxPublicKey.overhead) { memory in
      guard let start = memory.bindMemory(to: UInt8.self).baseAddress else { return }
      isGenuine = bytes.withBytes { key in
        crypto_box_seal_open(start, sealed, UInt64(sealed.count), publicKey.bytes, key) == 0
      }
    }
    return isGenuine ? plain : nil
  }
}
