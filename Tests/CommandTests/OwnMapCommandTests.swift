import Foundation
import Testing

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
    "batch", try command.write(someLoans, to: "own.csv"), "-o", "-", "--reasons", "2", "--quiet")
  // The monthly income is a twelfth of the yearly one to the last digit that matters.
  let lines = own.output.split(separator: "\n")
  #expect(try command.read("out.csv").split(separator: "\n").prefix(2) == lines.prefix(2))
}

@Test func aWrongMapIsRefusedWithItsPlaceAndNoOutput() throws {
  let command = try Command()
  let file = try command.write(
    #"{"product":"installment-loan","columns":{"grade":{"column":"g","values":{"x":"Z"}}}}"#,
    to: "m.json")
  let input = try command.write(someLoans, to: "in.csv")
  let result = try command.run("batch", input, "-o", command.path("out.csv"), "--lender", file)
  #expect(result.code == 3)
  #expect(result.complaint.contains("columns.grade.values gives for word 1"))
  #expect(!FileManager.default.fileExists(atPath: command.path("out.csv")))
  #expect(try command.run("batch", input, "-o", "-", "--lender", "nobody").code == 2)
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
