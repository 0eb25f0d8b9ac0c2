import Glibc

extension Folder {
  /// Names of files that were being written when the program stopped.
  static let unfinishedPrefix = ".unfinished-"

  /// Whether a new file must outlive a power cut, or can be made again.
  enum Lasting {
    case durable
    case cache
  }

  /// Puts a whole file under a name, in place of what stood there.
  ///
  /// Other programs see the old or the new content, never a part. Answers with the file, open for
  /// reading and appending.
  @discardableResult
  func put(
    _ bytes: [UInt8], under name: String, _ lasting: Lasting = .durable
  ) throws(SystemFailure) -> Descriptor {
    let unfinished = Self.unfinishedPrefix + name
    try removeIfThere(unfinished)
    let number = try Descriptor.retrying("open") {
      openat(
        descriptor.number, unfinished,
        O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    let file = Descriptor(number)
    do {
      try file.setMode(0o600)
      try file.append(bytes)
      if lasting == .durable { try file.sync() }
      _ = try Descriptor.retrying("rename") {
        renameat(descriptor.number, unfinished, descriptor.number, name)
      }
    } catch {
      // Best effort: the next opening sweeps what remains.
      unlinkat(descriptor.number, unfinished, 0)
      throw error
    }
    if lasting == .durable { try descriptor.sync() }
    return file
  }

  /// Removes a file; nothing happens where there is none.
  func removeIfThere(_ name: String) throws(SystemFailure) {
    do {
      _ = try Descriptor.retrying("unlink") { unlinkat(descriptor.number, name, 0) }
    } catch {
      if error.code != ENOENT { throw error }
    }
  }
}
