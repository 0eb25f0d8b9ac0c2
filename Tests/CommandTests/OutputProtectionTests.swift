import Foundation
import Testing

@Test func nothingIsWrittenAmongTheRecordsOfAStore() throws {
  let command = try Command()
  let table = try command.write(
    "loan_amount,term_months,annual_income\n9000,36,64000\n", to: "in.csv")
  let journal = command.path("kept/journal-000001.jsonl")
  try FileManager.default.createDirectory(
    atPath: command.path("kept"), withIntermediateDirectories: true)
  try Data("{}\n".utf8).write(to: URL(filePath: journal))
  for words in [
    ["batch", table, "-o", journal], ["batch", table, "-o", "out.csv", "--rejects", journal],
    ["batch", table, "-o", command.path("kept/lock")],
    ["portfolio", table, "--budget", "1000", "-o", journal],
    ["report", "model", "-o", journal],
  ] {
    let result = try command.run(words)
    #expect(result.code == 3, "\(words)")
    #expect(result.complaint.contains("case store"), "\(result.complaint)")
    #expect(try Data(contentsOf: URL(filePath: journal)) == Data("{}\n".utf8))
  }
}

@Test func outputAndRejectsUnderTwoNamesOfOneFileAreRefused() throws {
  let command = try Command()
  let table = try command.write(
    "loan_amount,term_months,annual_income\n9000,36,64000\nx,36,64000\n", to: "in.csv")
  try FileManager.default.createDirectory(
    atPath: command.path("w"), withIntermediateDirectories: true)
  let (first, second) = (command.path("w/out.csv"), command.path("w/../w/out.csv"))
  let result = try command.run(["batch", table, "-o", first, "--rejects", second])
  #expect(result.code == 3, "\(result.complaint)")
  #expect(!FileManager.default.fileExists(atPath: first))
}
