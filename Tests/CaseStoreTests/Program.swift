import Glibc
import Synchronization
import Testing

/// Another process, started by a test.
final class Program {
  private static let starting = SpawnLock()

  let process: pid_t
  private let output: Int32
  private var pending: [UInt8] = []

  /// The helper that saves in a loop; it is built beside the tests.
  static let storeWriter: String = {
    var path = [CChar](repeating: 0, count: 4096)
    readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    return own.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/store-writer"
  }()

  /// Where a program of the system lies; nil where it is not installed.
  static func installed(_ name: String) -> String? {
    ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].map { $0 + name }.first {
      access($0, X_OK) == 0
    }
  }

  init(_ words: [String]) throws {
    // One at a time: another child must not inherit this pipe, or its end would never come.
    Self.starting.lock()
    defer { Self.starting.unlock() }
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { try #require(fcntl(end, F_SETFD, FD_CLOEXEC) == 0) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let arguments = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    var started: pid_t = 0
    let answer = posix_spawn(&started, words[0], &actions, nil, arguments + [nil], environ)
    close(ends[1])
    output = ends[0]
    process = started
    try #require(answer == 0, "\(words[0]) starts")
  }

  deinit { close(output) }

  /// The next line that it prints; nil at the end.
  func line() -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        defer { pending.removeFirst(end + 1) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = Glibc.read(output, &chunk, chunk.count)
      guard count > 0 else { return nil }
      pending += chunk[..<count]
    }
  }

  /// Waits for the end; the status is −1 where a signal ended it.
  func finish() -> (status: Int32, lines: [String]) {
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return (status & 0x7F == 0 ? (status >> 8) & 0xFF : -1, lines)
  }

  static func run(_ words: String...) throws -> (status: Int32, lines: [String]) {
    try Program(words).finish()
  }
}

/// Lets one thread at a time start a process.
private final class SpawnLock: Sendable {
  private let isTaken = Atomic<Bool>(false)

  func lock() {
    while isTaken.exchange(true, ordering: .acquiring) { sched_yield() }
  }

  func unlock() { isTaken.store(false, ordering: .releasing) }
}
