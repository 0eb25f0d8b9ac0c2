import Foundation
import Testing

@Test func anInterruptedBatchLeavesNothingBehind() throws {
  let command = try Command()
  let (process, pipe) = (Process(), Pipe())
  process.executableURL = Command.program
  process.arguments = ["batch", "-", "-o", command.path("out.csv")]
  process.standardInput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  // The header and some rows, and then no more input and no end.
  try pipe.fileHandleForWriting.write(contentsOf: Data(someLoans.utf8))
  // Wait until the program listens for the signal, and a little longer, so that it waits for rows.
  for _ in 0..<500 where !listensForInterrupt(process.processIdentifier) { usleep(20_000) }
  usleep(300_000)
  process.interrupt()
  process.waitUntilExit()
  #expect(process.terminationStatus == 7)
  #expect(try FileManager.default.contentsOfDirectory(atPath: command.folder).isEmpty)
}

/// Whether a process catches SIGINT, by the mask that the kernel shows.
private func listensForInterrupt(_ process: Int32) -> Bool {
  let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
  let line = status?.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
  let mask = line.flatMap {
    UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16)
  }
  return (mask ?? 0) & 2 != 0
}

/// Starts the program, interrupts it as soon as it listens and has begun, and tells how it ended.
private func interrupted(
  _ command: Command, _ words: [String], input: Pipe = Pipe()
) throws -> (code: Int32, isExit: Bool, seconds: Double, said: String) {
  let (process, errors) = (Process(), Pipe())
  process.executableURL = Command.program
  process.arguments = words
  process.currentDirectoryURL = URL(filePath: command.folder)
  process.standardInput = input
  process.standardOutput = FileHandle.nullDevice
  process.standardError = errors
  try process.run()
  for _ in 0..<200 where !listensForInterrupt(process.processIdentifier) { usleep(20_000) }
  usleep(300_000)
  let start = ContinuousClock().now
  process.interrupt()
  process.waitUntilExit()
  let seconds = (ContinuousClock().now - start) / .seconds(1)
  let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  return (process.terminationStatus, process.terminationReason == .exit, seconds, said)
}

/// A folder whose files never come to an end.
private func endlessFolder(_ command: Command, _ files: [String]) throws -> String {
  let folder = command.path("endless")
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  for file in files { try #require(mkfifo("\(folder)/\(file)", 0o600) == 0) }
  return folder
}

private let lenderFiles = ["2007-2011", "2007-2018-sample", "2012-2018-dated"].map {
  "lending-club-\($0).csv.gz"
}

@Test(arguments: [
  ["model", "returns", "--data", "endless"],
  ["model", "compare", "installment-loan-borrower", "--data", "endless"],
  ["model", "rows", "installment-loan", "--data", "endless", "-o", "rows.csv"],
  ["model", "verify"],
  ["policy", "try", "-", "--policy", "policy.json"],
])
func workThatIsInterruptedEndsAtOnceAsABatchDoes(words: [String]) throws {
  let command = try Command()
  _ = try endlessFolder(command, lenderFiles)
  let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  try FileManager.default.copyItem(
    atPath: "\(root)/resources/policies/installment-loan.json", toPath: command.path("policy.json"))
  let before = try FileManager.default.subpathsOfDirectory(atPath: command.folder).sorted()
  let pipe = Pipe()
  let end = try interrupted(command, words, input: pipe)
  #expect(end.isExit && end.code == 7, "\(words): \(end)")
  #expect(end.said == "assay: Stopped; nothing was written.\n")
  // A little more than the promise, for a machine that is busy with other tests.
  #expect(end.seconds < 0.5)
  #expect(try FileManager.default.subpathsOfDirectory(atPath: command.folder).sorted() == before)
  try pipe.fileHandleForWriting.close()
}
