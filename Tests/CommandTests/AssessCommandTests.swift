import Foundation
import StrictJSON
import Testing

@Test func theDemoScreensThreeApplications() throws {
  let result = try Command().run("demo")
  #expect(result.code == 0)
  #expect(result.output.components(separatedBy: "Chance of default").count == 4)
  #expect(result.output.contains("against the approval line"))
}

@Test func allProblemsAreToldAtOnceAndNothingIsKept() throws {
  let command = try Command()
  let file = try command.write(
    """
    {"product": "installment-loan", "fields": {"loan_amount": "heaps", "annual_income": -4711,
     "purpose": "yacht", "shoe_size": 43, "fico_score": [700]}}
    """, to: "bad.json")
  let result = try command.run("assess", file, "--save")
  #expect(result.code == 3)
  for field in [
    "loan_amount", "term_months", "annual_income", "purpose", "shoe_size", "fico_score",
  ] {
    #expect(result.complaint.contains(field), "\(field)")
  }
  for value in ["heaps", "4711", "yacht", "43", "[700]"] {
    #expect(!result.complaint.contains(value), "\(value) is personal")
  }
  #expect(try command.run("case", "list").output.contains("No cases"))
}

@Test(arguments: [
  ("{\"product\":\"installment-loan\",\"fields\":{\"loan_amount\":1,\"loan_amount\":2}}", "twice"),
  ("{\"product\":\"installment-loan\"", "ends before"), ("[1]", "top"), ("", "ends before"),
  ("{\"product\":\"boat-loan\",\"fields\":{}}", "no model for that product"),
  ("{\"fields\":{},\"extra\":1}", "extra"),
])
func filesThatAreNoApplicationAreRefused(text: String, word: String) throws {
  let command = try Command()
  let result = try command.run("assess", "-", input: text)
  #expect(result.code == 3)
  #expect(result.complaint.contains(word))
}

@Test func theJSONNamesEveryNumberAndItsOrigin() throws {
  let command = try Command()
  let file = try command.write(application(), to: "a.json")
  let result = try command.run("explain", file, "--json")
  #expect(result.code == 0)
  // JSONSerialization rounds some numbers; ours does not.
  let json = try StrictJSON.parse(Array(result.output.utf8))
  let contributions = try #require(json["contributions"]?.array)
  let base = try #require(json["base"]?.number)
  let sum = contributions.reduce(base) { $0 + ($1["contribution"]?.number ?? .nan) }
  #expect(sum == json["log_odds"]?.number)
  for name in [
    "pack_digest", "policy_digest", "pd_low", "suggested_limit", "limit_bound_by", "rules",
  ] {
    #expect(json[name] != nil, "\(name)")
  }
}

@Test func wrongUsageIsTwoAndAMissingFileIsThree() throws {
  let command = try Command()
  #expect(try command.run("nonsense").code == 2)
  #expect(try command.run("batch").code == 2)
  #expect(try command.run("assess", "nowhere.json").code == 3)
  #expect(try command.run("--help").code == 0)
  #expect(
    try command.run("assess", try command.write(application(), to: "one.json"), "--model", "none@1")
      .code == 5)
}
