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
  #expect(result.code == 2, "\(result.complaint)")
  #expect(!FileManager.default.fileExists(atPath: first))
}

@Test func linksDevicesAndTheInputStayWhatTheyAre() throws {
  let command = try Command()
  let input = try command.write(someLoans, to: "in.csv")
  _ = try command.write("old", to: "target.csv")
  let files = FileManager.default
  try files.createSymbolicLink(
    atPath: command.path("link.csv"), withDestinationPath: command.path("target.csv"))
  #expect(try command.run("batch", input, "-o", command.path("link.csv"), "--quiet").code == 1)
  #expect(
    try files.destinationOfSymbolicLink(atPath: command.path("link.csv")).hasSuffix("target.csv"))
  #expect(try command.read("target.csv").hasPrefix("row,id,model"))
  #expect(try command.run("batch", input, "-o", "/dev/null", "--quiet").code == 1)
  #expect(
    try files.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
      == .typeCharacterSpecial)
  #expect(try command.run("batch", input, "-o", input).code == 3)
  #expect(try command.read("in.csv") == someLoans)
}

@Test func policyAndModelsAreNeverOverwritten() throws {
  let command = try Command()
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  let text = try String(
    contentsOfFile: "\(root)/resources/policies/installment-loan.json", encoding: .utf8)
  let policy = try command.write(text, to: "policy.json")
  let input = try command.write(someLoans, to: "in.csv")
  for clash in [["-o", policy], ["-o", "out.csv", "--rejects", policy]] {
    let result = try command.run(["batch", input, "--policy", "policy.json"] + clash)
    #expect(result.code == 3)
    #expect(result.complaint.contains("choose another name"))
  }
  #expect(try command.read("policy.json") == text)
  try FileManager.default.createSymbolicLink(
    atPath: command.path("models"), withDestinationPath: "\(root)/resources/models")
  let result = try command.run("batch", input, "-o", "models/scored.csv")
  #expect(result.code == 3)
  #expect(result.complaint.contains("choose another name"))
  #expect(!FileManager.default.fileExists(atPath: "\(root)/resources/models/scored.csv"))
}

@Test(arguments: [
  ["-o", "-", "--rejects", "-"], ["-o", "/dev/stdout", "--rejects", "-"],
  ["-o", "-", "--rejects", "/proc/self/fd/1"], ["-o", "/dev/stdout", "--rejects", "/dev/fd/1"],
  ["-o", "o.csv", "--rejects", "./o.csv"],
])
func twoOutputsOnOneStreamAreAWrongUse(outputs: [String]) throws {
  let command = try Command()
  let loans = try command.write("loan_amount,term_months,annual_income\nx,36,64000\n", to: "in.csv")
  let bad = try command.write("outstanding_principal\nx\n", to: "bad.csv")
  for words in [
    ["batch", loans], ["portfolio", loans, "--budget", "1000"], ["recover", bad],
  ] {
    let result = try command.run(words + outputs)
    #expect(result.code == 2, "\(words): \(result.complaint)")
    #expect(result.complaint.contains("the output and the rejects"), "\(result.complaint)")
    #expect(result.output.isEmpty)
  }
  #expect(!FileManager.default.fileExists(atPath: command.path("o.csv")))
}

@Test func rejectsOnTheStreamOfAReportAreAWrongUse() throws {
  let command = try Command()
  let loans = try command.write("loan_amount,term_months,annual_income\nx,36,64000\n", to: "in.csv")
  let bad = try command.write("outstanding_principal\nx\n", to: "bad.csv")
  for words in [
    ["portfolio", loans, "--budget", "1000", "-o", "o.csv", "--rejects", "-"],
    ["portfolio", loans, "--held", "--rejects", "-"],
    ["recover", bad, "-o", "o.csv", "--rejects", "/dev/stdout"],
    ["case", "import", loans, "--rejects", "-"],
  ] {
    let result = try command.run(words)
    #expect(result.code == 2, "\(words): \(result.complaint)")
    #expect(result.complaint.contains("standard output holds the report"), "\(result.complaint)")
    #expect(result.output.isEmpty)
  }
}

@Test func rejectsAloneMayGoToAStream() throws {
  let command = try Command()
  let result = try command.run(
    "batch", try command.write(someLoans, to: "in.csv"), "-o", "o.csv", "--rejects", "-")
  #expect(result.code == 1)
  #expect(result.output.hasPrefix("row,field,problem\n2,loan_amount,"))
  let both = try command.run("batch", "in.csv", "-o", "/dev/null", "--rejects", "/dev/null")
  #expect(both.code == 1, "\(both.complaint)")
}

@Test func whatGoesToStandardOutputHoldsNothingElse() throws {
  let command = try Command()

  let policy = try command.run("policy", "set", "scoreFloor", "560", "-o", "/dev/stdout")
  #expect(policy.code == 0, "\(policy.complaint)")
  #expect(policy.output.hasPrefix("{"))
  #expect(policy.output.hasSuffix("}\n"))
  #expect(policy.complaint.contains("scoreFloor"))
}
