import Foundation
import Testing

@Test func everyRowIsScoredOrToldInTheRejects() throws {
  let command = try Command()
  let input = try command.write(someLoans, to: "in.csv")
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
  let input = try command.write(someLoans, to: "in.csv")
  let piped = try command.run(
    "batch", "-", "-o", "-", "--quiet", "--threads", "3", input: someLoans)
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

@Test func jsonLinesSayWhatTheTableSays() throws {
  let command = try Command()
  let input = try command.write(someLoans, to: "in.csv")
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

@Test func quietSilencesNoDoubtAboutTheData() throws {
  let command = try Command()
  let input = try command.write(
    someLoans.replacingOccurrences(of: "purpose", with: "aim"), to: "in.csv")
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
  let input = try command.write(someLoans, to: "in.csv")
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
  let input = try command.write(someLoans, to: "in.csv")
  let result = try command.run("batch", input, "-o", "out.csv", "--columns", names)
  #expect(result.code == 2)
  #expect(result.complaint.contains(said), "\(result.complaint)")
}

@Test func notesOfTheLenderThatWerePassedOverAreCountedWhereNoRowIsLeft() throws {
  let command = try Command()
  _ = try command.write(
    "loan_amnt,term,annual_inc\nTotal amount funded in policy code 1: 5\n"
      + "Total amount funded in policy code 2: 0\n", to: "in.csv")
  let result = try command.run(
    "batch", "in.csv", "-o", "out.csv", "--lender", "lendingclub", "--quiet")
  #expect(result.code == 0)
  #expect(
    result.complaint.contains(
      "0 rows scored: 2 lines of the lender's notes passed over, and no other row"),
    "\(result.complaint)")
}
