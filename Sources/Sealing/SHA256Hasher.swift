import CSodium

/// Digests bytes that come piece by piece, such as a file too large for memory.
package struct SHA256Hasher: Sendable {
  private var state = crypto_hash_sha256_state()

  package init() {
    Sodium.makeReady()
    crypto_hash_sha256_init(&state)
  }

  /// Adds the next bytes.
  package mutating func update(_ bytes: some Collection<UInt8>) {
    let wasContiguous: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      update(UnsafeRawBufferPointer(buffer))
    }
    if wasContiguous == nil { update(Array(bytes)) }
  }

  /// Adds the next bytes.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    crypto_hash_sha256_update(
      &state, start.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
  }

  /// The digest of all bytes so far; more may follow.
  package func finish() -> SHA256Digest {
    var copy = state
    var bytes = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
    crypto_hash_sha256_final(&copy, &bytes)
    guard let digest = SHA256Digest(bytes: bytes) else {
      preconditionFailure("libsodium gave a digest that is not 32 bytes")
    }
    return digest
  }
}
