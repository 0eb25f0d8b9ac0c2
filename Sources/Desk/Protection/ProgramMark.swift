internal import FoundationEssentials
internal import Glibc

/// A running program, so that one that crashed can be told from one that is still at work.
struct ProgramMark: Codable, Sendable, Equatable {
  /// The machine's boot id.
  let boot: String
  let process: Int32
  /// When it was started, in ticks since that boot.
  let started: String

  /// This program.
  static let own = ProgramMark(getpid())

  private init(_ process: Int32) {
    boot = Self.text("/proc/sys/kernel/random/boot_id")
    self.process = process
    started = Self.start(of: process) ?? ""
  }

  /// Whether the program is at work now.
  var isAtWork: Bool {
    boot == Self.own.boot && Self.start(of: process) == started
  }

  /// The 22nd word of its line; the second may hold blanks and ends with the last parenthesis.
  private static func start(of process: Int32) -> String? {
    let line = text("/proc/\(process)/stat")
    guard let name = line.lastIndex(of: ")") else { return nil }
    let words = line[line.index(after: name)...].split(separator: " ")
    return words.count > 19 ? String(words[19]) : nil
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}
