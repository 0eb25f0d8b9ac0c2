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
  #expect(told.output.contains("with no income, or next to none, to pay it from"))
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

@Test func aRateThatIsAFractionIsRefusedAndOtherSmallPercentsAreTold() throws {
  let command = try Command()
  func file(_ fields: String) throws -> String {
    try command.write(application(", " + fields), to: "a.json")
  }
  for rate in ["0.125", "\"0.125\""] {
    for verb in ["assess", "explain", "offer"] {
      let refused = try command.run(verb, try file("\"interest_rate\": \(rate)"))
      #expect(refused.code == 3, "\(verb)")
      #expect(refused.complaint.contains("interest_rate lies between 0 and 1"))
      #expect(refused.complaint.contains("as a text with its sign"))
      #expect(!refused.complaint.contains("0.125"), "a value is personal")
    }
  }
  let json = try command.run("assess", try file("\"interest_rate\": 0.125"), "--json")
  #expect(json.code == 3 && json.output.contains("\"field\" : \"interest_rate\""))
  let kept = try command.run("case", "new", try file("\"interest_rate\": 0.5"))
  #expect(kept.code == 3)
  #expect(try command.run("case", "list").output.contains("No cases"))
  // With its sign it is what it says, and a percent is a percent.
  for rate in ["\"0.5 %\"", "1", "12.5"] {
    let told = try command.run("assess", try file("\"interest_rate\": \(rate)"))
    #expect(told.code == 0 && !told.complaint.contains("between 0 and 1"), "\(rate)")
  }
  let joint = "\"joint_annual_income\": 90000, \"joint_debt_to_income\": 0.3"
  let doubt = try command.run("assess", try file(joint))
  #expect(doubt.code == 0)
  #expect(
    doubt.complaint.contains("joint_debt_to_income lies between 0 and 1 and was read as percent"))
}

@Test func aChargedOffLoanIsSentToItsOwnCommand() throws {
  let command = try Command()
  let file = try command.write(
    "{\"product\": \"recovery\", \"fields\": {\"outstanding_principal\": 6400}}", to: "b.json")
  for verb in ["assess", "explain", "offer"] {
    let refused = try command.run(verb, file)
    #expect(refused.code == 3 && refused.complaint.contains("`assay recover FILE.json`"), "\(verb)")
  }
}

@Test func bothZerosOfTheContributionsAreNamedAndBothColumnsAddUp() throws {
  let command = try Command()
  let told = try command.run("explain", try command.write(application(), to: "a.json")).output
  let lines = told.split(separator: "\n").map(String.init)
  let first = try #require(lines.firstIndex { $0.contains("Average applicant") })
  let last = try #require(lines.firstIndex { $0.contains("This applicant") })
  #expect(lines[first].hasSuffix("+0.0000"))
  let parts = lines[(first + 1)..<last].map { Array($0.split(separator: " ").suffix(2)) }
  func number(_ text: Substring) -> Double {
    Double(text.replacing("−", with: "-").replacing("+", with: "")) ?? .nan
  }
  for column in 0..<2 {
    let sum = parts.reduce(0) { $0 + number($1[column]) }
    let whole = lines[last].split(separator: " ").suffix(2).map(number)[column]
    #expect(abs(sum - whole) < 0.0001 * Double(parts.count))
  }
  #expect(told.contains("From the average") && told.contains("From the line"))
  #expect(told.contains("with a zero of their own: the average applicant"))
}
