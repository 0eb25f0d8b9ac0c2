import Glibc

/// A folder in a folder, such as that of the attachments; never reached through a link.
extension Folder {
  /// Opens a folder in this one; nil where there is none.
  func inner(_ name: String) throws(StoreError) -> Folder? {
    do throws(SystemFailure) {
      let number = try Descriptor.retrying("open") {
        openat(descriptor.number, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      }
      return Folder(path: path(of: name), descriptor: Descriptor(number))
    } catch {
      if error.code == ENOENT { return nil }
      if error.code == ENOTDIR || error.code == ELOOP {
        let found = (try? status(of: name))??.kind ?? .other
        throw .wrongKind(file: path(of: name), found: found.rawValue)
      }
      throw .notReadable(file: path(of: name), error)
    }
  }

  /// Opens a folder in this one, and makes it, for its owner alone, where it is missing.
  func makingInner(_ name: String) throws(StoreError) -> Folder {
    if let inner = try inner(name) { return inner }
    do throws(SystemFailure) {
      if mkdirat(descriptor.number, name, 0o700) == 0 {
        // The umask may have taken the owner's own rights away.
        _ = try Descriptor.retrying("chmod") { fchmodat(descriptor.number, name, 0o700, 0) }
        try descriptor.sync()
      } else if errno != EEXIST {
        throw SystemFailure.last("mkdir")
      }
    } catch {
      throw .notWritten(file: path(of: name), error)
    }
    guard let inner = try inner(name) else {
      throw .notWritten(file: path(of: name), SystemFailure(operation: "open", code: ENOENT))
    }
    return inner
  }

  /// Removes what was being written when a program stopped.
  func sweepUnfinished() throws(StoreError) {
    for name in try names() where name.hasPrefix(Self.unfinishedPrefix) {
      do {
        try removeIfThere(name)
      } catch {
        throw .notWritten(file: path(of: name), error)
      }
    }
  }

  /// All bytes of a plain file in it; nil where there is none.
  func content(of name: String, most largest: Int) throws(StoreError) -> [UInt8]? {
    guard let file = try reading(name) else { return nil }
    do throws(SystemFailure) {
      let size = try file.status().size
      guard size <= largest else {
        throw SystemFailure(operation: "read", code: SystemFailure.tooLarge)
      }
      return try file.read(size, at: 0)
    } catch {
      throw .notReadable(file: path(of: name), error)
    }
  }

  /// Puts a whole file in place for good; nobody is promised anything where that fails.
  func keep(_ bytes: [UInt8], under name: String) throws(StoreError) {
    do {
      try put(bytes, under: name)
    } catch {
      throw .notWritten(file: path(of: name), error)
    }
  }
}
