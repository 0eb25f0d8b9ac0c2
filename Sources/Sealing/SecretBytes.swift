import CSodium

/// Bytes that must not reach a disk: locked in memory, between guard pages, and wiped when let go.
package final class SecretBytes: Sendable {
  package let count: Int
  // A number and no pointer: the memory never changes after the initialiser, so threads may share it.
  private let address: Int

  /// Fills `count` secret bytes in place.
  package init(count: Int, _ fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
    Sodium.makeReady()
    // Nothing can go on without memory that is kept from the disk.
    guard let memory = sodium_malloc(count) else {
      preconditionFailure("no memory that can be locked")
    }
    do {
      try fill(UnsafeMutableRawBufferPointer(start: memory, count: count))
    } catch {
      sodium_free(memory)
      throw error
    }
    sodium_mprotect_readonly(memory)
    address = Int(bitPattern: memory)
    self.count = count
  }

  /// Bytes that nobody can guess, from the kernel.
  package static func random(_ count: Int) -> SecretBytes {
    SecretBytes(count: count) { memory in
      if let start = memory.baseAddress { randombytes_buf(start, memory.count) }
    }
  }

  /// Takes bytes over and wipes the place where they were.
  package convenience init(taking bytes: inout [UInt8]) {
    self.init(count: bytes.count) { memory in memory.copyBytes(from: bytes) }
    wipe(&bytes)
  }

  /// Shows the bytes for as long as `body` runs.
  package func withBytes<Result>(
    _ body: (UnsafePointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    guard let start = UnsafePointer<UInt8>(bitPattern: address) else {
      preconditionFailure("locked memory has no place")
    }
    return try body(start)
  }

  /// Whether both hold the same bytes; takes as long whether they do or not.
  package func equals(_ other: SecretBytes) -> Bool {
    guard count == other.count else { return false }
    return withBytes { own in other.withBytes { sodium_memcmp(own, $0, count) == 0 } }
  }

  deinit { sodium_free(UnsafeMutableRawPointer(bitPattern: address)) }
}

/// Overwrites bytes with zeros and lets them go.
package func wipe(_ bytes: inout [UInt8]) {
  bytes.withUnsafeMutableBytes { memory in
    if let start = memory.baseAddress { sodium_memzero(start, memory.count) }
  }
  bytes = []
}
