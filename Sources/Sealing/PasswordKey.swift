import CSodium

/// The key that a password gives: Argon2id version 1.3 with one lane (RFC 9106, libsodium).
package enum PasswordKey {
  package static let saltCount = Int(crypto_pwhash_argon2id_SALTBYTES)

  /// The system did not give the memory that one derivation takes.
  package struct OutOfMemory: Error, Sendable, Equatable {
    package let kibibytes: Int
  }

  /// Derives the key; takes the memory and the time that `cost` says.
  ///
  /// - Parameter salt: 16 random bytes, other ones for each password.
  package static func derive(
    from password: SecretBytes, salt: [UInt8], cost: PasswordCost
  ) throws(OutOfMemory) -> SealingKey {
    let bytes = try derive(
      SealingKey.byteCount, from: password, salt: salt, kibibytes: cost.kibibytes,
      passes: cost.passes)
    guard let key = SealingKey(bytes) else {
      preconditionFailure("a derived key has another length than was asked for")
    }
    return key
  }

  /// As above for any length and cost: the published examples use less memory than we accept.
  static func derive(
    _ count: Int, from password: SecretBytes, salt: [UInt8], kibibytes: Int, passes: Int
  ) throws(OutOfMemory) -> SecretBytes {
    precondition(salt.count == saltCount, "a salt has \(saltCount) bytes")
    var isDerived = false
    let derived = SecretBytes(count: count) { memory in
      guard let start = memory.bindMemory(to: UInt8.self).baseAddress else { return }
      isDerived = password.withBytes { text in
        text.withMemoryRebound(to: CChar.self, capacity: password.count) { text in
          crypto_pwhash_argon2id(
            start, UInt64(count), text, UInt64(password.count), salt, UInt64(passes),
            kibibytes << 10, crypto_pwhash_argon2id_ALG_ARGON2ID13) == 0
        }
      }
    }
    guard isDerived else { throw OutOfMemory(kibibytes: kibibytes) }
    return derived
  }
}
