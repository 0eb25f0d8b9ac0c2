import Foundation
import Testing

/// The real program in a folder of its own.
final class Command {
  struct Result {
    let code: Int32
    let output: String
    let complaint: String
  }

  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/assay-command-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
    return path(name)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// Runs `assay` with a store of its own.
  func run(_ words: String..., input: String? = nil) throws -> Result {
    try run(words, input: input)
  }

  func run(_ words: [String], input: String? = nil) throws -> Result {
    try run(Self.program, words, input: input)
  }

  /// Runs a line of the shell in which `$ASSAY` is the program; what hangs ends with 124.
  func run(shell line: String) throws -> Result {
    try run(
      URL(filePath: "/usr/bin/timeout"),
      ["30", "/bin/sh", "-c", "ASSAY='\(Self.program.path)'; \(line)"])
  }

  private func run(_ program: URL, _ words: [String], input: String? = nil) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = words
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "ASSAY_STORE": path("store"), "HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
    ]
    let files = ["out", "err", "in"].map { path(".\($0)-\(UUID().uuidString)") }
    for file in files { _ = FileManager.default.createFile(atPath: file, contents: nil) }
    try (input ?? "").write(toFile: files[2], atomically: false, encoding: .utf8)
    process.standardOutput = FileHandle(forWritingAtPath: files[0])
    process.standardError = FileHandle(forWritingAtPath: files[1])
    process.standardInput = FileHandle(forReadingAtPath: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus,
      output: try String(contentsOfFile: files[0], encoding: .utf8),
      complaint: try String(contentsOfFile: files[1], encoding: .utf8))
  }

  static let program: URL = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "assay")
  }()
}

/// A borrower who is easy to change.
func application(_ changes: String = "") -> String {
  """
  {"product": "installment-loan", "reference": "File 7", "fields": {
    "loan_amount": 12000, "term_months": 36, "purpose": "debt_consolidation",
    "annual_income": 64000, "debt_to_income": 18.2, "home_ownership": "rent",
    "revolving_utilization": 62\(changes)}}
  """
}
