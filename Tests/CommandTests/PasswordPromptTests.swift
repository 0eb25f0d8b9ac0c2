import Foundation
import Testing

private let python = "/usr/bin/python3"

/// What is typed at a terminal, by a pseudo terminal that Python makes.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: python), "Python types"))
struct PasswordPromptTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Rigs/password_terminal.py").path

  private func typing(
    _ branch: Branch, _ how: String, _ words: String...
  ) throws -> String {
    let line = ([python, Self.script] + how.split(separator: "|").map(String.init) + ["--"])
      .map { "'\($0)'" }.joined(separator: " ")
    let command = words.map { "'\($0)'" }.joined(separator: " ")
    return try branch.command.run(shell: "\(line) \"$ASSAY\" \(command)").output
  }

  @Test func aPasswordIsTypedUnseen() throws {
    let branch = try Branch()
    let shown = try typing(
      branch, "type|violet tangerine 9 moon", "case", "list", "--by", "otto")
    #expect(shown.contains("Password of otto: [echo off]"), "\(shown)")
    #expect(shown.contains("File 7"))
    #expect(!shown.contains("tangerine"))
    #expect(shown.hasSuffix("exit 0 echo on\n"))
  }

  @Test func ctrlCAtThePromptLeavesTheTerminalAsItWas() throws {
    let branch = try Branch()
    let shown = try typing(branch, "interrupt", "case", "list", "--by", "otto")
    #expect(shown.contains("[echo off]"), "\(shown)")
    #expect(!shown.contains("half"))
    #expect(shown.hasSuffix("exit 7 echo on\n"), "\(shown)")
  }

  @Test func aNewPasswordIsTypedTwice() throws {
    let branch = try Branch()
    let shown = try typing(
      branch, "type|walnut cedar 33 fog|walnut cedar 34 fog", "account", "add", "ann", "--role",
      "auditor", "--by", "root", "--password-file", branch.at("root"))
    #expect(shown.contains("the two are not the same"), "\(shown)")
    #expect(shown.hasSuffix("echo on\n") && !shown.contains("walnut"))
    #expect(try !branch.run("account", "list", by: "root").output.contains("ann"))
  }
}
