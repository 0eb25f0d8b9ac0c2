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

@Test func withoutIncomeNoShareOfItIsTold() throws {
  let command = try Command()
  let file = try command.write(
    application().replacingOccurrences(of: "64000", with: "0"), to: "a.json")
  let told = try command.run("assess", file)
  #expect(told.code == 0, "\(told.complaint)")
  #expect(told.output.contains("with no income to pay it from"))
  #expect(
    told.output.contains(
      "The payment to income is above the ceiling of 15.0\u{202F}%: there is no income"))
  #expect(!told.output.contains("9999") && !told.output.contains("9\u{202F}999"))
  let json = try command.run("assess", file, "--json").output
  #expect(json.contains("9999"))
}

@Test func whereTwoModelsSeemToDisagreeTheTextSaysSo() throws {
  let command = try Command()
  let dear = try command.write(application(",\n \"interest_rate\": 28"), to: "dear.json")
  let told = try command.run("assess", dear).output
  #expect(told.contains("DECLINE"))
  #expect(told.contains("Two models speak here: installment-loan-priced"))
  let plain = try command.write(application(), to: "plain.json")
  #expect(!(try command.run("assess", plain).output.contains("Two models speak")))
}

@Test func aCardIsSpokenOfAsAnAccount() throws {
  let shown = try Command().run("policy", "show", "--product", "credit-card").output
  #expect(shown.contains("of the accounts that the model learned from"))
  #expect(!shown.contains("loans"))
}
