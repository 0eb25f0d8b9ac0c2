import Foundation
import StrictJSON
import Testing

private let table = """
  id,loan_amount,term_months,annual_income,interest_rate
  priced,12000,36,64000,14.5
  bare,12000,36,64000,

  """

@Test func aTableTellsReturnsWhereTheLenderNamesARate() throws {
  let command = try Command()
  let input = try command.write(table, to: "in.csv")
  let result = try command.run("batch", input, "-o", command.path("out.csv"), "--quiet")
  #expect(result.code == 0)
  let lines = try command.read("out.csv").split(separator: "\n").map {
    $0.components(separatedBy: ",")
  }
  let columns = ["return_p10", "return_p50", "return_p90"].compactMap {
    lines[0].firstIndex(of: $0)
  }
  #expect(columns.count == 3)
  let returns = columns.compactMap { Double(lines[1][$0]) }
  #expect(returns.count == 3 && returns == returns.sorted())
  // Paid duly, 14.5 % compounds to 15.50 %.
  #expect(returns.last == 15.5)
  #expect(columns.allSatisfy { lines[2][$0].isEmpty })
}

@Test func anAssessmentTellsTheMoneyByMonthAndSaysThatItsRateIsAssumed() throws {
  let command = try Command()
  let file = try command.write(
    #"{"fields":{"loan_amount":12000,"term_months":36,"annual_income":64000}}"#, to: "a.json")
  let result = try command.run("assess", file, "--json")
  #expect(result.code == 0)
  let json = try StrictJSON.parse(Array(result.output.utf8))
  #expect(json["interest_rate_is_assumed"] != nil)
  for name in ["return_p10", "return_p50", "return_p90", "return_mean", "chance_of_losing_money"] {
    #expect(json[name]?.number != nil, "\(name)")
  }
  let flow = try #require(json["cash_flow"])
  #expect(flow["months"]?.array?.count == 36)
  #expect(flow["net_present_value"]?.number != nil && flow["break_even_rate"]?.number != nil)
  let shown = try command.run("assess", file).output
  for words in [
    "Expected return", "Middle return", "Chance of a loss", "Break-even rate",
    "Expected money by year",
  ] {
    #expect(shown.contains(words), "\(words)")
  }
}

@Test func aCardHasNoReturn() throws {
  let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let result = try Command().run("assess", "\(root)/resources/examples/card-account.json")
  #expect(result.code == 0)
  #expect(!result.output.contains("Middle return") && !result.output.contains("money by year"))
}

@Test func theReturnsOfAFolderWithoutFilesAreNotMeasured() throws {
  let command = try Command()
  let result = try command.run("model", "returns", "--data", command.path("nowhere"))
  #expect(result.code == 3)
  #expect(result.complaint.contains("Nothing was measured"))
}
