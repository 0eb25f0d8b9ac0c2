import Desk
import Glibc
import Synchronization

/// Where a command gets passwords from: a file, or the terminal without an echo.
enum PasswordSource {
  private static let known = Mutex<[String: Credentials]>([:])

  /// Account and password for a protected workspace; a command that opens it twice asks once.
  static func credentials(of person: String, file: String?) throws(DeskProblem) -> Credentials {
    if let known = known.withLock({ $0[person] }) { return known }
    let asked = try new("Password of \(person): ", for: person, file: file)
    known.withLock { $0[person] = asked }
    return asked
  }

  /// A password typed once, or read from the first line of a file.
  static func new(
    _ prompt: String, for person: String, file: String?
  ) throws(DeskProblem) -> Credentials {
    var bytes =
      try line(prompt, from: file)
    return Credentials(name: person, password: &bytes)
  }

  /// A new password, typed twice where somebody types.
  static func chosen(for person: String, file: String?) throws(DeskProblem) -> Credentials {
    var bytes: [UInt8]
    if let file {
      bytes = try firstLine(of: file)
    } else {
      bytes = try typed("New password of \(person): ")
      var again = try typed("The same again: ")
      let isSame = bytes == again
      again.withUnsafeMutableBytes { _ = $0.initializeMemory(as: UInt8.self, repeating: 0) }
      guard isSame else {
        throw .file("password", problem: "the two are not the same; nothing was changed")
      }
    }
    return Credentials(name: person, password: &bytes)
  }

  /// One line of text that is no secret on the screen, such as the recovery key.
  static func line(_ prompt: String, file: String?) throws(DeskProblem) -> String {
    let bytes =
      try line(prompt, from: file)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func line(_ prompt: String, from file: String?) throws(DeskProblem) -> [UInt8] {
    guard let file else { return try typed(prompt) }
    return try firstLine(of: file)
  }

  private static func firstLine(of file: String) throws(DeskProblem) -> [UInt8] {
    let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .file(file, problem: "cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { if file != "-" { close(descriptor) } }
    return line(of: descriptor)
  }

  private static func typed(_ prompt: String) throws(DeskProblem) -> [UInt8] {
    // A job whose messages go to a file has nobody in front of it, even where a terminal started it.
    guard isatty(STDERR_FILENO) == 1 else { throw .noPassword }
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { throw .noPassword }
    defer { close(terminal) }
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { throw .noPassword }
    let before = settings
    // Ctrl+C comes as a letter that ends the line: a signal would end the program before the echo is
    // back.
    settings.c_lflag &= ~tcflag_t(ECHO | ISIG)
    withUnsafeMutableBytes(of: &settings.c_cc) { $0[Int(VEOL)] = interrupt }
    // Unread keys are dropped, lest something typed earlier passes for a password.
    tcsetattr(terminal, TCSAFLUSH, &settings)
    defer {
      var before = before
      tcsetattr(terminal, TCSANOW, &before)
      _ = write(terminal, "\n", 1)
    }
    _ = Array(prompt.utf8).withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
    let bytes = line(of: terminal)
    if bytes.contains(interrupt) { throw .interrupted }
    return bytes
  }

  /// What Ctrl+C types.
  private static let interrupt: UInt8 = 0x03

  private static func line(of descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    var byte: UInt8 = 0
    while bytes.count < 4096, read(descriptor, &byte, 1) == 1, byte != 0x0A {
      bytes.append(byte)
      if byte == interrupt { break }
    }
    if bytes.last == 0x0D { bytes.removeLast() }
    return bytes
  }
}
