import CSodium

/// A key that marks bytes, so that a change by somebody without the key is found: HMAC-SHA-256.
package struct AuthenticationKey: Sendable {
  package static let markCount = 32

  private let bytes: SecretBytes

  /// Takes 32 secret bytes; nil for any other count.
  package init?(_ bytes: SecretBytes) {
    guard bytes.count == Int(crypto_auth_hmacsha256_KEYBYTES) else { return nil }
    self.bytes = bytes
  }

  /// 32 bytes that only this key gives for `text`.
  package func mark(of text: [UInt8]) -> [UInt8] {
    var mark = [UInt8](repeating: 0, count: Self.markCount)
    bytes.withBytes { key in
      _ = crypto_auth_hmacsha256(&mark, text, UInt64(text.count), key)
    }
    return mark
  }

  /// Whether `mark` is this key's for `text`; takes as long whether it is or not.
  package func isGenuine(_ mark: [UInt8], of text: [UInt8]) -> Bool {
    guard mark.count == Self.markCount else { return false }
    return bytes.withBytes { key in
      crypto_auth_hmacsha256_verify(mark, text, UInt64(text.count), key) == 0
    }
  }
}

extension SecretBytes {
  /// A key of its own for one purpose: HMAC-SHA-256 of the purpose's name under these 32 bytes.
  package func derived(for purpose: StaticString) -> SecretBytes {
    precondition(count == Int(crypto_auth_hmacsha256_KEYBYTES), "keys come from 32 bytes")
    return SecretBytes(count: AuthenticationKey.markCount) { memory in
      guard let start = memory.bindMemory(to: UInt8.self).baseAddress else { return }
      withBytes { key in
        _ = crypto_auth_hmacsha256(
          start, purpose.utf8Start, UInt64(purpose.utf8CodeUnitCount), key)
      }
    }
  }
}

extension SealingKey {
  /// The key for marks of one purpose that belongs to this key.
  package func authenticationKey(for purpose: StaticString) -> AuthenticationKey {
    guard let key = AuthenticationKey(bytes.derived(for: purpose)) else {
      preconditionFailure("a derived key has another length than was asked for")
    }
    return key
  }
}
