internal import Glibc

/// A file without a name, for a result that nobody has asked to keep yet.
///
/// It belongs to this process alone and is gone with it, whatever way the process ends.
package final class ScratchFile: Sendable {
  private let descriptor: Int32

  /// Where the verbs of the desk write to it.
  package var path: String { "/proc/self/fd/\(descriptor)" }

  package init() throws(DeskProblem) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(folder)/assay-XXXXXX".utf8CString)
    // For the owner's eyes only from the start: the result is about people.
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw .file(folder, problem: FileText.systemProblem) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(name)
  }

  deinit { close(descriptor) }

  /// In bytes.
  package var size: Int {
    var found = stat()
    return fstat(descriptor, &found) == 0 ? Int(found.st_size) : 0
  }

  /// The bytes from a place on, fewer at the end.
  func read(_ count: Int, at place: Int) throws(DeskProblem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, place + filled)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .file("the result", problem: FileText.systemProblem) }
      if got == 0 { break }
      filled += got
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  /// Keeps a copy under a name, which appears only when it is whole.
  package func save(
    to path: String, isCancelled: () -> Bool = { false }
  ) throws(DeskProblem) {
    let output = try OutputFile(path)
    defer { output.discard() }
    var place = 0
    while true {
      if isCancelled() { throw .interrupted }
      let piece = try read(1 << 20, at: place)
      if piece.isEmpty { break }
      try output.write(piece)
      place += piece.count
    }
    try output.finish()
  }
}
