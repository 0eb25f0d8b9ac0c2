import Sealing

extension Descriptor {
  /// Bytes of a file that are held in memory at a time.
  static let piece = 1 << 20

  /// The next bytes before `end`; a file that ends earlier has failed.
  func piece(at position: Int, until end: Int) throws(SystemFailure) -> [UInt8] {
    let bytes = try read(min(Self.piece, end - position), at: position)
    guard !bytes.isEmpty else {
      throw SystemFailure(operation: "read", code: SystemFailure.inputOutput)
    }
    return bytes
  }

  /// Of the first `size` bytes, read back from the file.
  func digest(_ size: Int) throws(SystemFailure) -> SHA256Digest {
    var hasher = SHA256Hasher()
    var position = 0
    while position < size {
      let bytes = try piece(at: position, until: size)
      hasher.update(bytes)
      position += bytes.count
    }
    return hasher.finish()
  }

  /// Appends the first `size` bytes to another file, those at some offsets replaced by as many others.
  ///
  /// - Parameter patches: in the order of their offsets.
  /// - Returns: the digest of what was written.
  func copy(
    _ size: Int, with patches: [(offset: Int, bytes: [UInt8])] = [], to new: Descriptor
  ) throws(SystemFailure) -> SHA256Digest {
    var hasher = SHA256Hasher()
    var position = 0
    func write(_ bytes: [UInt8]) throws(SystemFailure) {
      try new.append(bytes)
      hasher.update(bytes)
      position += bytes.count
    }
    for patch in patches {
      while position < patch.offset { try write(try piece(at: position, until: patch.offset)) }
      try write(patch.bytes)
    }
    while position < size { try write(try piece(at: position, until: size)) }
    return hasher.finish()
  }
}
