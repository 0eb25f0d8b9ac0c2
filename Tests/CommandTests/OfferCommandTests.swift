import Foundation
import StrictJSON
import Testing

private let closeCall = """
  {"product": "installment-loan", "fields": {
    "loan_amount": 12000, "term_months": 36, "purpose": "debt_consolidation",
    "annual_income": 52000, "debt_to_income": 21.4, "employment_years": 3,
    "home_ownership": "rent", "inquiries_6m": 2, "delinquencies_2y": 0, "open_accounts": 12,
    "total_accounts": 21, "public_records": 0, "revolving_balance": 15400,
    "revolving_utilization": 71}}
  """

@Test func offersAreShownWithWhatTheyChange() throws {
  let command = try Command()
  let file = try command.write(closeCall, to: "a.json")
  let result = try command.run("offer", file)
  #expect(result.code == 0)
  for words in ["Asked: 12", "REFER", "What changes", "instead of 12", "a second applicant"] {
    #expect(result.output.contains(words), "\(words)")
  }
}

@Test func offersAsJSONNameEveryNumber() throws {
  let command = try Command()
  let file = try command.write(closeCall, to: "a.json")
  let json = try StrictJSON.parse(Array(command.run("offer", file, "--json").output.utf8))
  let offers = try #require(json["offers"]?.array)
  #expect(!offers.isEmpty && offers.count <= 5)
  for offer in offers {
    for name in [
      "loan_amount", "term_months", "interest_rate", "payment", "expected_loss",
      "probability_of_default", "score", "recommendation", "changes", "moves", "size",
    ] {
      #expect(offer[name] != nil, "\(name)")
    }
  }
}

@Test func anApprovedApplicationNeedsNoOffer() throws {
  let command = try Command()
  let file = try command.write(
    closeCall.replacing("\"loan_amount\": 12000", with: "\"loan_amount\": 3000"), to: "a.json")
  let result = try command.run("offer", file)
  #expect(result.code == 0)
  #expect(result.output.contains("the policy approves it as it stands"))
  #expect(result.output.contains("would be approved as well"))
}

@Test func whatCouldChangeIsToldByAssessAndExplain() throws {
  let command = try Command()
  let file = try command.write(closeCall, to: "a.json")
  #expect(try command.run("assess", file).output.contains("It would be approved with: "))
  let explained = try command.run("explain", file).output
  #expect(explained.contains("What the borrower could do to be approved"))
  #expect(explained.contains("Principal reasons against approval"))
  let json = try StrictJSON.parse(Array(command.run("explain", file, "--json").output.utf8))
  let found = try #require(json["counterfactuals"]?["found"]?.array)
  #expect(!found.isEmpty && found[0]["probability_of_default"] != nil)
  let reasons = try #require(json["principal_reasons"]?.array)
  #expect((1...4).contains(reasons.count) && reasons[0]["sentence"] != nil)
}

@Test func aSecondIncomeIsToldWithTheStepsInWhichItWasTried() throws {
  let command = try Command()
  let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let told = try command.run("offer", "\(root)/resources/demo/2-close-call.json").output
  #expect(told.contains("(tried in steps of 10\u{202F}000\u{202F}USD)"), "\(told)")
}

@Test func theLoanAsAskedIsToldByTheModelOfItsOffersToo() throws {
  let command = try Command()
  let priced = try command.write(
    closeCall.replacingOccurrences(
      of: "\"term_months\": 36", with: "\"term_months\": 36, \"interest_rate\": 19.5"), to: "p.json"
  )
  let plain = try command.write(closeCall, to: "a.json")
  let json = try StrictJSON.parse(Array(command.run("offer", priced, "--json").output.utf8))
  let asked = try #require(json["asked_probability_of_default"]?.number)
  // The model without the price looks at no rate, so it says of this loan what it says without one.
  let same = try StrictJSON.parse(Array(command.run("assess", plain, "--json").output.utf8))
  #expect(same["probability_of_default"]?.number == asked)
  #expect(json["asked_expected_loss"] != nil)
  let told = try command.run("offer", priced).output
  #expect(told.contains("by it the loan as asked has a"), "\(told)")
  // Where no other model answers there is nothing to add.
  #expect(try !command.run("offer", plain).output.contains("by it the loan as asked"))
}

@Test func aChangeIsToldWithTheStepsInWhichItWasTried() throws {
  let command = try Command()
  let told = try command.run("explain", try command.write(closeCall, to: "a.json")).output
  #expect(told.contains("(tried in steps of 100\u{202F}USD)"), "\(told)")
}
