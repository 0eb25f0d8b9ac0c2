internal import Glibc

/// Reads whole small files, and nothing else than files.
enum FileText {
  private static let largest = 16 << 20

  /// All bytes of a file; `-` stands for standard input.
  static func read(_ file: String, most largest: Int = largest) throws(DeskProblem) -> [UInt8] {
    let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(file, problem: systemProblem) }
    defer { if file != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    while true {
      let piece = try readPiece(descriptor, file)
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= largest else {
        throw .file(file, problem: "larger than \(largest >> 20) MB")
      }
    }
  }

  /// The next piece of an open file, empty at its end.
  ///
  /// - Parameter isCancelled: asked ten times a second while no input comes; a signal need not
  ///   reach the thread that waits.
  static func readPiece(
    _ descriptor: Int32, _ file: String, size: Int = 1 << 20, isCancelled: () -> Bool = { false }
  ) throws(DeskProblem) -> [UInt8] {
    while true {
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let isReady = poll(&wait, 1, 100) != 0
      if isCancelled() { throw .interrupted }
      guard isReady else { continue }
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
        count = Glibc.read(descriptor, buffer.baseAddress, size)
        initialized = max(count, 0)
      }
      if count >= 0 { return piece }
      guard errno == EINTR else {
        // Whoever starts the program may have closed it.
        guard descriptor == STDIN_FILENO, errno == EBADF else {
          throw .file(file, problem: systemProblem)
        }
        throw .file(
          file, problem: "standard input is closed; name a file, or send the input through a pipe")
      }
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var found = stat()
    return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
  }

  static var systemProblem: String { String(cString: strerror(errno)) }
}
