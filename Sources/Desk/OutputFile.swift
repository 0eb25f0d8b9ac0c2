internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// A file that appears under its name only when it is whole.
///
/// Written beside its place under another name, synced and then renamed. What exists already and is
/// no plain file (standard output, a pipe, a device) is written straight through.
final class OutputFile {
  private let path: String
  private let temporary: String?
  private var descriptor: Int32

  init(_ named: String) throws(DeskProblem) {
    let path = Self.followingLink(named)
    guard !Self.isInStore(path) else {
      throw .file(named, problem: "lies among the records of a case store; choose another folder")
    }
    self.path = path
    if path == "-" {
      temporary = nil
      descriptor = STDOUT_FILENO
    } else if Self.isSpecial(path) {
      temporary = nil
      descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    } else {
      let temporary = "\(path).part-\(getpid())"
      self.temporary = temporary
      unlink(temporary)
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
      // A scored table is about people: for the owner's eyes, unless an older file says otherwise.
      descriptor = open(temporary, flags, Self.mode(of: path) ?? 0o600)
    }
    guard descriptor >= 0 else {
      let isHomeless = errno == ENOENT && Self.realFolder(of: path) == nil
      throw .file(
        path,
        problem: isHomeless
          ? "its folder does not exist; make it first, or name a file in another"
          : FileText.systemProblem)
    }
    if let temporary { Self.unfinished.withLock { _ = $0.insert(temporary) } }
  }

  /// Files that must go if the process is ended before they are whole.
  private static let unfinished = Mutex<Set<String>>([])

  /// Takes away every file that is not whole yet; the process ends right after.
  static func abandonAll() {
    unfinished.withLock { paths in
      for path in paths { unlink(path) }
      paths = []
    }
  }

  deinit { discard() }

  /// Whether a file would stand beside a journal, or in its place: kept cases are never written over.
  private static func isInStore(_ path: String) -> Bool {
    guard path != "-", !isSpecial(path), let folder = realFolder(of: path) else { return false }
    return access("\(folder)/journal-000001.jsonl", F_OK) == 0
  }

  /// The folder in which a path ends, wherever links lead; nil for one that does not exist.
  private static func realFolder(of path: String) -> String? {
    realPath(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".")
  }

  /// Whether two paths name one place.
  static func areSame(_ left: String, _ right: String) -> Bool {
    if left == "-" || right == "-" { return false }
    if URL(filePath: left).standardized.path == URL(filePath: right).standardized.path {
      return true
    }
    guard let first = identity(left), let second = identity(right) else {
      return standsFor(left) == standsFor(right)
    }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
      && first.st_mode & S_IFMT == S_IFREG
  }

  /// Where a file would appear that does not exist yet; the path itself where its folder does not.
  private static func standsFor(_ path: String) -> String {
    let target = followingLink(path)
    let name =
      target.lastIndex(of: "/").map { String(target[target.index(after: $0)...]) } ?? target
    return realFolder(of: target).map { "\($0)/\(name)" } ?? path
  }

  /// Whether a path is a place itself or lies in it, wherever links lead.
  static func lies(_ path: String, in place: String) -> Bool {
    if areSame(path, place) { return true }
    guard path != "-", !isSpecial(path), let real = realPath(place) else { return false }
    return realFolder(of: followingLink(path)).map { ($0 + "/").hasPrefix(real + "/") } ?? false
  }

  /// Without links and steps back; nil for what does not exist.
  private static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether a plain file starts with these bytes.
  static func begins(_ path: String, with bytes: [UInt8]) -> Bool {
    guard !isSpecial(path) else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var found = [UInt8](repeating: 0, count: bytes.count)
    return read(descriptor, &found, found.count) == bytes.count && found == bytes
  }

  /// Whether a name leads to the plain file from which standard input comes.
  static func isInput(_ path: String) -> Bool {
    var input = stat()
    guard path != "-", let found = identity(path), fstat(STDIN_FILENO, &input) == 0 else {
      return false
    }
    return found.st_mode & S_IFMT == S_IFREG && found.st_dev == input.st_dev
      && found.st_ino == input.st_ino
  }

  /// Whether what is written under two names would meet in one file or stream.
  ///
  /// Where all is thrown away nothing meets.
  static func meet(_ left: String, _ right: String) -> Bool {
    if left == "-", right == "-" { return true }
    func found(_ path: String) -> stat? {
      var output = stat()
      guard path == "-" else { return identity(path) }
      return fstat(STDOUT_FILENO, &output) == 0 ? output : nil
    }
    guard let first = found(left), let second = found(right) else { return areSame(left, right) }
    let isNowhere = identity("/dev/null").map {
      $0.st_dev == first.st_dev && $0.st_ino == first.st_ino
    }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino && isNowhere != true
  }

  func write(_ bytes: [UInt8]) throws(DeskProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let isClosed = descriptor == STDOUT_FILENO && errno == EBADF
        throw .file(
          path,
          problem: isClosed ? "standard output is closed; name a file" : FileText.systemProblem)
      }
      written += count
    }
  }

  /// Makes the file appear.
  func finish() throws(DeskProblem) {
    guard let temporary, descriptor >= 0 else { return }
    defer { Self.unfinished.withLock { _ = $0.remove(temporary) } }
    let isSynced = fsync(descriptor) == 0
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isSynced, isClosed, rename(temporary, path) == 0 else {
      let problem = FileText.systemProblem
      unlink(temporary)
      throw .file(path, problem: problem)
    }
  }

  /// Leaves nothing behind.
  func discard() {
    guard descriptor >= 0, path != "-" else { return }
    close(descriptor)
    descriptor = -1
    if let temporary {
      unlink(temporary)
      Self.unfinished.withLock { _ = $0.remove(temporary) }
    }
  }

  /// The place that a link names, so that the link stays; devices and open files stay as named.
  private static func followingLink(_ path: String) -> String {
    guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path),
      !isOfTheSystem(path), !isOfTheSystem(target)
    else { return path }
    if target.hasPrefix("/") { return target }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return folder + target
  }

  /// Whether the name leads to a device or to an open file, such as `/dev/stdout`.
  private static func isOfTheSystem(_ path: String) -> Bool {
    path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
  }

  /// Whether the name leads to something else than a plain file.
  static func isSpecial(_ path: String) -> Bool {
    if isOfTheSystem(path) { return true }
    if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path),
      isOfTheSystem(target)
    {
      return true
    }
    return identity(path).map { $0.st_mode & S_IFMT != S_IFREG } ?? false
  }

  private static func mode(of path: String) -> mode_t? { identity(path).map { $0.st_mode & 0o777 } }

  private static func identity(_ path: String) -> stat? {
    var found = stat()
    return stat(path, &found) == 0 ? found : nil
  }
}
