internal import Glibc

/// The bytes of an open table, and why they could not be read, which its reader does not tell.
final class TableSource {
  /// What went wrong with the file itself.
  private(set) var fault: DeskProblem?
  /// Bytes of a plain file; nil for a pipe.
  let size: Int?
  private let path: String
  private let descriptor: Int32
  private let isCancelled: @Sendable () -> Bool

  /// Opens a file; `-` stands for standard input.
  init(_ path: String, isCancelled: @escaping @Sendable () -> Bool) throws(DeskProblem) {
    self.path = path
    self.isCancelled = isCancelled
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path, problem: FileText.systemProblem) }
    var found = stat()
    let isFile = fstat(descriptor, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
    size = isFile ? Int(found.st_size) : nil
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// The next piece, empty at the end.
  func next() throws(DeskProblem) -> [UInt8] {
    do {
      return try FileText.readPiece(
        descriptor, path, size: 256 << 10, isCancelled: isCancelled)
    } catch {
      fault = error
      throw error
    }
  }
}
