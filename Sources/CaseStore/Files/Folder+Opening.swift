import Glibc

extension Folder {
  /// Opens a plain file to read; nil where there is none.
  func reading(_ name: String) throws(StoreError) -> Descriptor? {
    do throws(OpenFailure) {
      return try openPlain(name, O_RDONLY)
    } catch {
      switch error {
      case .system(let failure) where failure.code == ENOENT: return nil
      case .system(let failure): throw .notReadable(file: path(of: name), failure)
      case .wrongKind(let found): throw .wrongKind(file: path(of: name), found: found)
      }
    }
  }

  /// Opens a plain file that exists, to read it and to write at its end.
  func appending(_ name: String) throws(StoreError) -> Descriptor {
    try writing(name, O_RDWR | O_APPEND)
  }

  /// Opens a plain file to lock it, and makes it where it is missing.
  func locking(_ name: String) throws(StoreError) -> Descriptor {
    try writing(name, O_RDWR | O_CREAT)
  }

  private func writing(_ name: String, _ flags: Int32) throws(StoreError) -> Descriptor {
    do throws(OpenFailure) {
      let file = try openPlain(name, flags)
      do throws(SystemFailure) {
        // Copied or unpacked folders may have lost the modes.
        if try file.status().mode != 0o600 { try file.setMode(0o600) }
      } catch {
        throw .system(error)
      }
      return file
    } catch {
      switch error {
      case .system(let failure): throw .notWritten(file: path(of: name), failure)
      case .wrongKind(let found): throw .wrongKind(file: path(of: name), found: found)
      }
    }
  }

  private enum OpenFailure: Error {
    case system(SystemFailure)
    case wrongKind(found: String)
  }

  private func openPlain(_ name: String, _ flags: Int32) throws(OpenFailure) -> Descriptor {
    let kind: FileStatus.Kind
    do throws(SystemFailure) {
      let before = try status(of: name)
      guard before == nil || before?.kind == .file else {
        throw SystemFailure(operation: "open", code: EINVAL)
      }
      // Without O_NONBLOCK a pipe put there in between would hang the program.
      let number = try Descriptor.retrying("open") {
        openat(descriptor.number, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
      }
      let file = Descriptor(number)
      kind = try file.status().kind
      if kind == .file { return file }
    } catch {
      let found = (try? status(of: name))?.kind
      if let found, found != .file { throw .wrongKind(found: found.rawValue) }
      throw .system(error)
    }
    throw .wrongKind(found: kind.rawValue)
  }
}
