import Foundation
import Testing

private let table = """
  id,loan_amount,term_months,annual_income,purpose,fico_score
  a,12000,36,64000,car,700
  b,lots,36,64000,car,700
  c,12000,48,64000,boat,700
  "=d",9000,60,50000,,
  e,9000,60

  """

@Test func everyRowIsScoredOrToldInTheRejects() throws {
  let command = try Command()
  let input = try command.write(table, to: "in.csv")
  let result = try command.run("batch", input, "-o", command.path("out.csv"), "--reasons", "2")
  #expect(result.code == 1)
  let lines = try command.read("out.csv").split(separator: "\n").map {
    $0.components(separatedBy: ",")
  }
  #expect(
    lines[0] == [
      "row", "id", "model", "probability_of_default", "pd_low", "pd_high", "score", "band",
      "recommendation", "expected_loss", "return_p10", "return_p50", "return_p90",
      "suggested_limit", "limit_bound_by", "out_of_domain", "reason_1", "contribution_1",
      "reason_2", "contribution_2",
    ])
  #expect(lines.count == 3)
  #expect(lines[1][0...1] == ["1", "a"])
  #expect(lines[2][0...1] == ["4", "'=d"])
  #expect(
    try command.read("out.rejects.csv") == """
      row,field,problem
      2,loan_amount,must be a number
      3,term_months,must be 36 or 60: the model has seen no other
      3,purpose,"must be one of \(purposes)"
      5,,has 3 cells where the header has 6

      """)
}

private let purposes =
  "debt_consolidation, credit_card, home_improvement, major_purchase, car, medical, "
  + "small_business, house, moving, vacation, wedding, education, renewable_energy, other"

@Test func theSingleAssessmentAndTheBatchAgree() throws {
  let command = try Command()
  let input = try command.write(table, to: "in.csv")
  let piped = try command.run("batch", "-", "-o", "-", "--quiet", "--threads", "3", input: table)
  _ = try command.run("batch", input, "-o", command.path("out.csv"), "--quiet", "--threads", "1")
  #expect(piped.output == (try command.read("out.csv")))
  let file = try command.write(
    """
    {"fields":{"loan_amount":12000,"term_months":36,"annual_income":64000,"purpose":"car",
    "fico_score":700}}
    """, to: "a.json")
  let json =
    try JSONSerialization.jsonObject(
      with: Data(command.run("assess", file, "--json").output.utf8)) as? [String: Any]
  let row = piped.output.split(separator: "\n")[1].components(separatedBy: ",")
  let probability = try #require(json?["probability_of_default"] as? Double)
  #expect(row[3] == String(format: "%.6f", probability))
}

@Test(arguments: [
  ("", "empty"), ("id,fico_score\n1,700\n", "loan_amount"),
  ("loan_amount,loan_amount\n1,2\n", "same name"),
  ("loan_amount,term_months,annual_income\n\"1,2,3\n", "never closed"),
])
func tablesThatCannotBeReadLeaveNoOutput(text: String, word: String) throws {
  let command = try Command()
  let input = try command.write(text, to: "in.csv")
  let result = try command.run("batch", input, "-o", command.path("out.csv"))
  #expect(result.code == 3)
  #expect(result.complaint.contains(word))
  #expect(!FileManager.default.fileExists(atPath: command.path("out.csv")))
  let left = try FileManager.default.contentsOfDirectory(atPath: command.folder)
  #expect(!left.contains { $0.contains(".part") })
}

@Test func fieldsOfTheCatalogueAreThoseOfTheSchema() throws {
  let command = try Command()
  let schema = try JSONSerialization.jsonObject(
    with: Data(command.run("fields", "installment-loan", "--json-schema").output.utf8))
  let properties = (schema as? [String: Any])?["properties"] as? [String: Any]
  let fields = (properties?["fields"] as? [String: Any])?["properties"] as? [String: Any]
  let listed = try command.run("fields", "installment-loan").output
  #expect((fields?.count ?? 0) >= 26)
  for name in fields?.keys ?? [:].keys { #expect(listed.contains(name), "\(name)") }
}

@Test func anInterruptedBatchLeavesNothingBehind() throws {
  let command = try Command()
  let (process, pipe) = (Process(), Pipe())
  process.executableURL = Command.program
  process.arguments = ["batch", "-", "-o", command.path("out.csv")]
  process.standardInput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  // The header and some rows, and then no more input and no end.
  try pipe.fileHandleForWriting.write(contentsOf: Data(table.utf8))
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

@Test func linksDevicesAndTheInputStayWhatTheyAre() throws {
  let command = try Command()
  let input = try command.write(table, to: "in.csv")
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
  for clash in [["-o", input], ["-o", command.path("o.csv"), "--rejects", command.path("o.csv")]] {
    let words = ["batch", input] + clash
    #expect(try command.run(words).code == 3)
  }
  #expect(try command.read("in.csv") == table)
}
