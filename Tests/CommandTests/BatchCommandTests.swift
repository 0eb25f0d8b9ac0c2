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
  ("loan_amount,\"term_months,annual_income\n1,2,3\n", "on line 1 is not closed"),
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

@Test func aFilledInTemplateReadsAForeignTable() throws {
  let command = try Command()
  var map = try command.run("fields", "installment-loan", "--map-template").output
  #expect(try command.run("batch", "-", "-o", "-", "--lender", "m.json").code == 3)
  map = map.replacingOccurrences(of: "\"loan_amount\": \"\"", with: "\"loan_amount\": \"Betrag\"")
    .replacingOccurrences(
      of: "\"term_months\": \"\"",
      with: "\"term_months\": {\"column\": \"Jahre\", \"unit\": \"years\"}"
    )
    .replacingOccurrences(
      of: "\"annual_income\": \"\"",
      with: "\"annual_income\": {\"column\": \"Monat\", \"unit\": \"months\"}"
    )
    .replacingOccurrences(
      of: "\"purpose\": \"\"",
      with: "\"purpose\": {\"column\": \"Zweck\", \"values\": {\"Auto\": \"car\"}}"
    )
    .replacingOccurrences(
      of: "\"fico_score\": \"\"", with: "\"fico_score\": \"Punkte\""
    )
    .replacingOccurrences(of: "\"region\": \"\"", with: "\"region\": \"Land\"")
  let file = try command.write(map, to: "m.json")
  let foreign =
    "id;Betrag;Jahre;Monat;Zweck;Punkte;Sonst\na;12.000,00;3;5333,333333333333;Auto;700;x\n"
  let input = command.path("in.csv")
  try #require(foreign.data(using: .utf16)).write(to: URL(filePath: input))
  let result = try command.run(
    "batch", input, "-o", command.path("out.csv"), "--lender", file, "--reasons", "2")
  #expect(result.code == 0)
  for said in [
    "UTF-16LE, semicolon-separated, decimal comma, names on line 1",
    "columns of the map that the table lacks: land", "not read: Sonst",
  ] { #expect(result.complaint.contains(said), "\(result.complaint)") }
  let own = try command.run(
    "batch", try command.write(table, to: "own.csv"), "-o", "-", "--reasons", "2", "--quiet")
  // The monthly income is a twelfth of the yearly one to the last digit that matters.
  let lines = own.output.split(separator: "\n")
  #expect(try command.read("out.csv").split(separator: "\n").prefix(2) == lines.prefix(2))
}

@Test func aWrongMapIsRefusedWithItsPlaceAndNoOutput() throws {
  let command = try Command()
  let file = try command.write(
    #"{"product":"installment-loan","columns":{"grade":{"column":"g","values":{"x":"Z"}}}}"#,
    to: "m.json")
  let input = try command.write(table, to: "in.csv")
  let result = try command.run("batch", input, "-o", command.path("out.csv"), "--lender", file)
  #expect(result.code == 3)
  #expect(result.complaint.contains("columns.grade.values gives for word 1"))
  #expect(!FileManager.default.fileExists(atPath: command.path("out.csv")))
  #expect(try command.run("batch", input, "-o", "-", "--lender", "nobody").code == 2)
}

@Test func jsonLinesSayWhatTheTableSays() throws {
  let command = try Command()
  let input = try command.write(table, to: "in.csv")
  #expect(
    try command.run("batch", input, "-o", command.path("out.jsonl"), "--reasons", "1").code == 1)
  _ = try command.run("batch", input, "-o", command.path("out.csv"), "--reasons", "1")
  let rows = try command.read("out.jsonl").split(separator: "\n").map { line in
    try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }
  let cells = try command.read("out.csv").split(separator: "\n").map {
    $0.components(separatedBy: ",")
  }
  #expect(rows.count == cells.count - 1)
  for (row, line) in zip(rows, cells.dropFirst()) {
    #expect(row.count == cells[0].count)
    for (name, cell) in zip(cells[0], line) {
      switch row[name] {
      case is NSNull: #expect(cell.isEmpty, "\(name)")
      case let number as NSNumber: #expect(number.doubleValue == Double(cell), "\(name)")
      // No spreadsheet reads this file, so nothing is guarded.
      case let text as String: #expect(cell == (text.hasPrefix("=") ? "'" + text : text))
      default: Issue.record("\(name)")
      }
    }
  }
  #expect(FileManager.default.fileExists(atPath: command.path("out.rejects.csv")))
}

@Test func aTableWithoutRowsSaysSo() throws {
  let command = try Command()
  let input = try command.write("loan_amount,term_months,annual_income\n", to: "in.csv")
  let result = try command.run("batch", input, "-o", command.path("out.csv"))
  #expect(result.code == 0)
  #expect(result.complaint.contains("the table has no row below its names"))
}

@Test func threadsAndPiecesChangeNoByteOfTheOutput() throws {
  let command = try Command()
  // Some blocks long, with line ends in quotes at every place of a block's end.
  var text = "id,loan_amount,term_months,annual_income,note\n"
  for row in 0..<6000 {
    let note = String(repeating: "a\n\"\"b,", count: row % 29)
    let term = row % 7 == 0 ? 48 : 36
    text += "\(row),\(500 + row),\(term),\(40_000 + row),\"\(note)\"\n"
  }
  let input = try command.write(text, to: "in.csv")
  var outputs: [[String]] = []
  for threads in ["1", "2", "5"] {
    let words = [
      "batch", threads == "5" ? "-" : input, "-o", command.path("out.csv"), "--threads", threads,
      "--quiet", "--reasons", "1",
    ]
    #expect(try command.run(words, input: threads == "5" ? text : nil).code == 1)
    outputs.append([try command.read("out.csv"), try command.read("out.rejects.csv")])
  }
  #expect(outputs[0] == outputs[1] && outputs[1] == outputs[2])
  let ids = outputs[0][0].split(separator: "\n").dropFirst().map { line in
    line.split(separator: ",").prefix(2).map { Int($0) ?? -1 }
  }
  #expect(ids.count == 6000 - 858)
  #expect(ids.allSatisfy { $0[0] == $0[1] + 1 })
}

private let fractionMap =
  #"{"product":"installment-loan","id":"Nr","columns":{"loan_amount":"loan_amount","#
  + #""term_months":"term_months","annual_income":"annual_income","debt_to_income":"dti"}}"#

private func fractions(_ count: Int) -> String {
  "loan_amount,term_months,annual_income,dti\n"
    + (0..<count).map { "12000,36,64000,0.\(10 + $0)\n" }.joined()
}

@Test func fractionsWhereAPercentIsMeantAreRefusedOrToldAndNeverSilent() throws {
  let command = try Command()
  let map = try command.write("\u{FEFF}" + fractionMap, to: "m.json")
  let words = ["batch", "in.csv", "-o", "out.csv", "--lender", map]
  _ = try command.write(fractions(20), to: "in.csv")
  let refused = try command.run(words)
  #expect(refused.code == 3)
  #expect(refused.complaint.contains("in the columns dti"))
  #expect(refused.complaint.contains(#""unit": "fraction""#))
  #expect(!FileManager.default.fileExists(atPath: command.path("out.csv")))
  _ = try command.write(fractions(2), to: "in.csv")
  let told = try command.run(words)
  #expect(told.code == 0)
  #expect(told.complaint.contains("though every number lies between 0 and 1: dti"))
  #expect(told.complaint.contains("columns of the map that the table lacks: nr"))
  _ = try command.write(
    fractionMap.replacingOccurrences(
      of: #""dti""#, with: #"{"column":"dti","unit":"fraction"}"#), to: "m.json")
  _ = try command.write(fractions(20), to: "in.csv")
  #expect(try command.run(words).code == 0)
}

@Test func theReportTellsTheMarkThatTheMapSays() throws {
  let command = try Command()
  let map = try command.write(
    fractionMap.replacingOccurrences(of: #""id":"Nr""#, with: #""decimal":"comma""#), to: "m.json")
  let input = try command.write(
    "loan_amount;term_months;annual_income;dti\n12000;36;64000;18\n", to: "in.csv")
  let told = try command.run("batch", input, "-o", "out.csv", "--lender", map)
  #expect(told.complaint.contains("semicolon-separated, decimal comma"))
}

@Test func aDecimalCommaThatShowsLateIsNeverReadInSilence() throws {
  let command = try Command()
  let rows = (0..<300).map { "12000,36,64000,\($0 % 30 + 1),800\n" }.joined()
  let late = "12000,36,64000,\"12,5\",\"1,234\"\n12000,36,\"64,000\",12,800\n"
  let input = try command.write(
    "loan_amount,term_months,annual_income,debt_to_income,fico_score\n" + rows + late,
    to: "in.csv")
  #expect(try command.run("batch", input, "-o", "out.csv", "--quiet").code == 1)
  #expect(
    try command.read("out.rejects.csv") == """
      row,field,problem
      301,debt_to_income,"has a decimal comma in a table of decimal points; mend it, or say \"\"decimal\"\" in an own map"
      301,fico_score,must lie between 300 and 850

      """)
  #expect(try command.read("out.csv").split(separator: "\n").count == 302)
}

@Test func policyAndModelsAreNeverOverwritten() throws {
  let command = try Command()
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  let text = try String(
    contentsOfFile: "\(root)/resources/policies/installment-loan.json", encoding: .utf8)
  let policy = try command.write(text, to: "policy.json")
  let input = try command.write(table, to: "in.csv")
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

@Test func wordsForMissingAreUnknownAndARequiredFieldStillNeedsItsNumber() throws {
  let command = try Command()
  let plain = "id,loan_amount,term_months,annual_income,purpose,fico_score\n"
  let input = try command.write(
    plain + "a,12000,36,64000,NA,null\nb,12000,36,64000,,\nc,NA,36,64000,car,700\n", to: "in.csv")
  #expect(try command.run("batch", input, "-o", "out.csv", "--quiet").code == 1)
  let rows = try command.read("out.csv").split(separator: "\n").map {
    $0.components(separatedBy: ",").dropFirst(2)
  }
  #expect(rows.count == 3)
  #expect(rows[1] == rows[2])
  #expect(try command.read("out.rejects.csv").contains("3,loan_amount,"))
}

@Test func quietSilencesNoDoubtAboutTheData() throws {
  let command = try Command()
  let input = try command.write(
    table.replacingOccurrences(of: "purpose", with: "aim"), to: "in.csv")
  let result = try command.run("batch", input, "-o", command.path("out.csv"), "--quiet")
  #expect(result.code == 1)
  for said in ["rows rejected, told in \(command.path("out.rejects.csv"))", "not read: aim"] {
    #expect(result.complaint.contains(said), "\(result.complaint)")
  }
  #expect(!result.complaint.contains("rows scored"))
  let good = try command.write(
    "loan_amount,term_months,annual_income\n12000,36,64000\n", to: "good.csv")
  let plain = try command.run("batch", good, "-o", command.path("out.csv"), "--quiet")
  #expect(plain.code == 0)
  #expect(!plain.complaint.contains("scored") && !plain.complaint.contains("read as"))
}

@Test func theColumnsStandAsTheyAreAskedFor() throws {
  let command = try Command()
  let input = try command.write(table, to: "in.csv")
  let words = ["batch", input, "-o", "-", "--quiet", "--reasons", "1", "--columns"]
  let asked = try command.run(words + ["score,id,row"]).output.split(separator: "\n")
  #expect(asked[0] == "score,id,row,reason_1,contribution_1")
  #expect(asked[1].split(separator: ",")[1...2] == ["a", "1"])
}

@Test(arguments: [
  ("", "--columns takes some of row, id"), (",", "--columns takes some of"),
  ("row,,id", "--columns takes some of"), ("row,probability", "no column is called probability"),
  ("row,id,row", "row stands twice"),
])
func columnsThatNobodyKnowsAreAWrongUse(names: String, said: String) throws {
  let command = try Command()
  let input = try command.write(table, to: "in.csv")
  let result = try command.run("batch", input, "-o", "out.csv", "--columns", names)
  #expect(result.code == 2)
  #expect(result.complaint.contains(said), "\(result.complaint)")
}
