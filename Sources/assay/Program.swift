import ArgumentParser
import Desk
import Glibc
import Lending
import StrictJSON
import Synchronization

/// What belongs to the process as a whole: its version, its ends and its streams.
enum Program {
  static let version = "0.1.0"

  /// Says what went wrong and ends with the exit code that belongs to it.
  static func end(with error: any Error) -> Never {
    if let problem = error as? DeskProblem {
      complain("assay: \(problem.sentence)")
      exit(code(of: problem))
    }
    if let ended = error as? ExitCode { exit(ended.rawValue) }
    let code = Assay.exitCode(for: error)
    let message = Assay.fullMessage(for: error)
    if code.isSuccess { say(message) } else { complain(message) }
    exit(code.isSuccess ? 0 : 2)
  }

  private static func code(of problem: DeskProblem) -> Int32 {
    if problem.isRefusal { return 6 }
    if problem.isBrokenKeyFile { return 4 }
    return switch problem {
    case .json, .application, .wrongProduct, .chargedOffLoans, .otherProduct, .termWithoutCurves,
      .table,
      .missingColumns, .fractions, .file,
      .noSuchCase, .severalCases, .noSuchAttachment, .severalAttachments, .erased, .notAssessed,
      .emptyText, .reasonNeeded, .policyFile,
      .training:
      3
    case .accounts, .alreadyProtected, .personalWorkspace, .noSuchRole, .nothingToConfirm,
      .ownDecision, .pastDeciding, .notApproved, .accountGone:
      3
    case .store, .noStoreFolder, .keysMissing, .tooManyAttempts, .noPassword: 4
    case .pack, .noResources: 5
    case .interrupted: 7
    }
  }

  private static let told = Mutex<Set<String>>([])

  /// Whether this was not said before by this command.
  static func isNew(_ notice: String) -> Bool { told.withLock { $0.insert(notice).inserted } }

  /// A file's name without its folder and ending.
  static func name(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }

  /// A count with its word, `1 file` or `2 files`.
  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    Figure.counted(count, one, many)
  }

  static func say(_ text: String) { write(TerminalText.plain(text) + "\n", to: STDOUT_FILENO) }

  static func complain(_ text: String) { write(TerminalText.plain(text) + "\n", to: STDERR_FILENO) }

  /// A line that the next one overwrites, on a terminal only.
  static func progress(_ text: String) {
    if isatty(STDERR_FILENO) == 1 { write("\r\u{1B}[K" + text, to: STDERR_FILENO) }
  }

  static func endProgress() {
    if isatty(STDERR_FILENO) == 1 { write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  /// Prints a value as JSON with sorted names in snake case, or as a file writes it.
  static func say(json value: some Encodable, asFile: Bool = false) throws {
    let bytes = try StrictJSON.encode(value, pretty: true, snakeCase: !asFile)
    say(String(decoding: bytes, as: UTF8.self))
  }

  /// Output that nobody gets is no success; a reader who has seen enough is.
  private static func lost(_ descriptor: Int32) {
    guard descriptor == STDOUT_FILENO else { return }
    if errno == EPIPE { exit(0) }
    complain("assay: standard output cannot be written: \(String(cString: strerror(errno))).")
    exit(4)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return lost(descriptor) }
      bytes = bytes.dropFirst(count)
    }
  }
}
