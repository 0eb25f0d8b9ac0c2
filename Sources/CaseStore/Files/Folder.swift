import Glibc

/// An open folder; every file in it is reached through it, so that nobody can swap the folder
/// between two steps.
final class Folder: Sendable {
  /// As the person named it, for messages.
  let path: String
  let descriptor: Descriptor

  init(path: String, descriptor: Descriptor) {
    self.path = path
    self.descriptor = descriptor
  }

  /// Opens a folder; nil where there is none.
  ///
  /// The folder itself may be reached by a link: the person named it. Nothing inside it may be one.
  static func open(_ path: String) throws(StoreError) -> Folder? {
    do {
      let number = try Descriptor.retrying("open") {
        Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      }
      return Folder(path: path, descriptor: Descriptor(number))
    } catch {
      if error.code == ENOENT { return nil }
      if error.code == ENOTDIR { throw .wrongKind(file: path, found: "not a folder") }
      throw .notReadable(file: path, error)
    }
  }

  /// Makes a folder, and those above it that are missing, for its owner alone.
  static func create(_ path: String) throws(StoreError) -> Folder {
    if let folder = try open(path) { return folder }
    let above = parent(of: path)
    let holder = try above == path ? open(above) : create(above)
    do throws(SystemFailure) {
      // Another process may make the same folder in between; both then use it.
      if mkdir(path, 0o700) == 0 {
        // The umask may have taken the owner's own rights away.
        _ = try Descriptor.retrying("chmod") { chmod(path, 0o700) }
        try holder?.descriptor.sync()
      } else if errno != EEXIST {
        throw SystemFailure.last("mkdir")
      }
    } catch {
      throw .notWritten(file: path, error)
    }
    guard let folder = try open(path) else {
      throw .notReadable(file: path, SystemFailure(operation: "open", code: ENOENT))
    }
    return folder
  }

  static func parent(of path: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard !parts.isEmpty else { return "/" }
    parts.removeLast()
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The path of a file of this folder, for messages.
  func path(of name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }

  /// The names of all entries, sorted.
  func names() throws(StoreError) -> [String] {
    do throws(SystemFailure) {
      // A second descriptor, since closing the stream closes what it reads from.
      let number = try Descriptor.retrying("open") {
        openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      }
      guard let stream = fdopendir(number) else {
        close(number)
        throw SystemFailure.last("fdopendir")
      }
      defer { closedir(stream) }
      var names: [String] = []
      errno = 0
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { names.append(name) }
        errno = 0
      }
      guard errno == 0 else { throw SystemFailure.last("readdir") }
      return names.sorted()
    } catch {
      throw .notReadable(file: path, error)
    }
  }

  /// What stands under a name, without following a link; nil where nothing does.
  func status(of name: String) throws(SystemFailure) -> FileStatus? {
    var answer = stat()
    do {
      _ = try Descriptor.retrying("fstatat") {
        fstatat(descriptor.number, name, &answer, AT_SYMLINK_NOFOLLOW)
      }
      return FileStatus(answer)
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
  }
}
