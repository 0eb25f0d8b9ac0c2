internal import FoundationEssentials
internal import Glibc

/// A file that appears under its name only when it is whole.
///
/// Written beside its place under another name, synced and then renamed; standard output is written
/// straight through.
final class OutputFile {
  private let path: String
  private let temporary: String?
  private var descriptor: Int32

  init(_ path: String) throws(DeskProblem) {
    self.path = path
    if path == "-" {
      temporary = nil
      descriptor = STDOUT_FILENO
      return
    }
    let temporary = "\(path).part-\(getpid())"
    self.temporary = temporary
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .file(path, problem: FileText.systemProblem) }
  }

  deinit { discard() }

  func write(_ bytes: [UInt8]) throws(DeskProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .file(path, problem: FileText.systemProblem) }
      written += count
    }
  }

  /// Makes the file appear.
  func finish() throws(DeskProblem) {
    guard let temporary, descriptor >= 0 else { return }
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
    guard let temporary, descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    unlink(temporary)
  }
}
