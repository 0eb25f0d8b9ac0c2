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
    try put(under: name, lasting) { (file) throws(SystemFailure) in try file.append(bytes) }
  }

  /// As above, with the content written by `fill`, which may look at it again before it counts.
  @discardableResult
  func put(
    under name: String, _ lasting: Lasting = .durable,
    _ fill: (Descriptor) throws(SystemFailure) -> Void
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
      try fill(file)
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

  /// As above, under the name that `fill` answers with.
  func putNamed(
    _ fill: (Descriptor) throws(SystemFailure) -> String
  ) throws(SystemFailure) -> String {
    let unfinished = Self.unfinishedPrefix + "copy"
    try removeIfThere(unfinished)
    let number = try Descriptor.retrying("open") {
      openat(
        descriptor.number, unfinished,
        O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    let file = Descriptor(number)
    let name: String
    do {
      try file.setMode(0o600)
      name = try fill(file)
      try file.sync()
      _ = try Descriptor.retrying("rename") {
        renameat(descriptor.number, unfinished, descriptor.number, name)
      }
    } catch {
      unlinkat(descriptor.number, unfinished, 0)
      throw error
    }
    try descriptor.sync()
    return name
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
