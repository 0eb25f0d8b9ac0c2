import Foundation
import Testing

@Test func aPolicyIsShownInPlainWords() throws {
  let shown = try Command().run("policy", "show", "--product", "credit-card")
  #expect(shown.code == 0)
  #expect(shown.output.contains("Policy standard@1 of credit-card"))
  #expect(
    shown.output.contains("closeCall          Refers within 3 points of the cut-off, on both sides")
  )
  #expect(shown.output.contains("Not applied: scoreFloor, knockOuts"))
}

@Test func aChangedPolicyIsInForceInItsWorkspaceOnly() throws {
  let command = try Command()
  let file = try command.write(application(), to: "a.json")
  let before = try command.run("assess", file)
  let change = try command.run("policy", "set", "scoreFloor", "700")
  #expect(change.code == 0)
  #expect(change.output.contains("scoreFloor: Declines below a score of 700"))
  #expect(change.output.contains("standard@3, after standard@2, is written to"))
  let after = try command.run("assess", file)
  #expect(before.output.contains("policy standard@2") && after.output.contains("standard@3"))
  #expect(after.output.contains("is below the floor of 700"))
  let refused = try command.run("policy", "set", "scoreflor", "700")
  #expect(refused.code == 3)
  #expect(
    refused.complaint == "assay: scoreflor: there is no such key; the nearest is scoreFloor.\n")
}

@Test func changesAddUpInANamedFile() throws {
  let command = try Command()
  _ = try command.run("policy", "set", "closeCall", "3", "-o", command.path("own.json"))
  let second = try command.run(
    "policy", "set", "probabilityCutOff", "18", "-o", command.path("own.json"))
  #expect(second.output.contains("own@3.json"))
  let own = try command.read("own.json")
  #expect(own.contains("\"closeCall\": 3") && own.contains("\"probabilityCutOff\": 18"))
}

@Test func aTryOutTellsWhoChanges() throws {
  let command = try Command()
  let table = try command.write(
    """
    loan_amount,term_months,annual_income,debt_to_income,fico_score,group_sex
    5000,36,90000,5,800,a
    12000,36,64000,18,720,b
    many,36,64000,18,720,b

    """, to: "in.csv")
  _ = try command.run("policy", "set", "referAbove", "8000", "-o", command.path("own.json"))
  let tried = try command.run("policy", "try", table, "--policy", command.path("own.json"))
  #expect(tried.code == 1)
  #expect(
    tried.output.contains(
      "2 applications: standard@2 before, standard@3 after; 1 could not be read"))
  #expect(tried.output.contains("approve → refer  1  mean chance of default"))
  #expect(tried.output.contains("Approval rate by group_sex, for monitoring only"))
  let json =
    try JSONSerialization.jsonObject(
      with: Data(
        command.run("policy", "try", table, "--policy", command.path("own.json"), "--json")
          .output.utf8)) as? [String: Any]
  #expect(json?["applications"] as? Int == 2 && json?["rejected"] as? Int == 1)
  let unclear = try command.run("policy", "try", "--policy", command.path("own.json"))
  #expect(unclear.code == 2 && unclear.complaint.contains("--cases"))
}

@Test func theAmountOfGreatestExpectedProfitStandsBesideTheLimit() throws {
  let command = try Command()
  let file = try command.write(application(), to: "a.json")
  #expect(try command.run("assess", file).output.contains("Greatest expected profit at "))
  let plain = try command.run("assess", file, "--json").output
  let drawn = try command.run("assess", file, "--json", "--curves").output
  #expect(!plain.contains("\"curves\"") && drawn.contains("\"expected_profit\""))
  let json = try JSONSerialization.jsonObject(with: Data(drawn.utf8)) as? [String: Any]
  let curves = json?["curves"] as? [String: Any]
  #expect((40...80).contains((curves?["points"] as? [Any])?.count ?? 0))
}

@Test func thePolicyOfRecoveryIsShownAndItsOtherVerbsSayWhatToDo() throws {
  let command = try Command()
  let shown = try command.run("policy", "show", "--product", "recovery")
  #expect(shown.code == 0)
  #expect(shown.output.contains("An officer's hour costs 40"))
  #expect(shown.output.contains("a repayment plan") && shown.output.contains("recover … --policy"))
  let json = try command.run("policy", "show", "--product", "recovery", "--json")
  #expect(json.output.contains("\"hourCost\" : 40"))
  for words in [["set", "hourCost", "50"], ["try", "a.csv", "--policy", "b.json"]] {
    let told = try command.run(["policy"] + words + ["--product", "recovery"])
    #expect(told.code == 2)
    #expect(told.complaint.contains("recovery.json") && told.complaint.contains("assay recover"))
  }
}

@Test(arguments: [
  ("assumedRate", "{\"36\": 12}", "A loan of 60 months without a rate is refused"),
  ("assumedRate.36", "13", "A loan of 36 months without a rate is priced at 13\u{202F}% a year"),
  ("discountRate", "5", "Later money is worth 5\u{202F}% a year less"),
  ("hurdle", "-3", "an expected return of −3\u{202F}% a year"),
  ("returnFloor", "-2.5", "Declines below an expected return of −2.5\u{202F}% a year"),
  ("closeCall", "none", "This rule is no longer applied"), ("step", "500", "multiples of 500 USD"),
  ("name", "own", "The policy is called own"), ("stress.incomeFall", "10", "income −10\u{202F}%"),
  ("required", "fico_score", "not known: FICO score"),
])
func everyChangeIsToldInASentence(key: String, value: String, told: String) throws {
  let change = try Command().run("policy", "set", key, value)
  #expect(change.code == 0, "\(change.complaint)")
  let first = change.output.split(separator: "\n").first ?? ""
  #expect(first.hasPrefix("\(key): ") && first.contains(told), "\(change.output)")
}

@Test func aTryOutSpeaksInPlainNamesAndTellsTheFirstRowsThatCannotBeRead() throws {
  let command = try Command()
  let bad = (1...7).map { _ in "many,36,64000,18,720,debt_consolidation" }
  let table = try command.write(
    ([
      "loan_amount,term_months,annual_income,debt_to_income,fico_score,purpose",
      "5000,36,90000,5,800,debt_consolidation",
    ] + bad).joined(separator: "\n") + "\n", to: "in.csv")
  _ = try command.run("policy", "set", "referAbove", "2000", "-o", command.path("own.json"))
  let tried = try command.run("policy", "try", table, "--policy", command.path("own.json"))
  #expect(tried.code == 1)
  for words in [
    "Amount from which a person looks", "Approval rate by term", "36 months",
    "Approval rate by purpose", "Debt consolidation", "row 2: Loan amount must be a number",
    "row 6:", "and others (`assay batch` tells all)",
  ] {
    #expect(tried.output.contains(words), "\(words)")
  }
  for id in ["referAbove", "term_months", "debt_consolidation", "row 7:"] {
    #expect(!tried.output.contains(id), "\(id)")
  }
}

@Test func aLongOrOddGroupKeepsTheTableInItsColumns() throws {
  let command = try Command()
  let long = String(repeating: "somewhere ", count: 7)
  let table = try command.write(
    "loan_amount,term_months,annual_income,region,odd\u{1B}[31m\u{202E}name\n"
      + "5000,36,90000,\(long),1\n5000,36,90000,CA\u{1B}[2J,2\n", to: "in.csv")
  _ = try command.run("policy", "set", "closeCall", "3", "-o", command.path("own.json"))
  let tried = try command.run("policy", "try", table, "--policy", command.path("own.json"))
  #expect(tried.output.contains("somewhere somewhere somewhere s…"), "\(tried.output)")
  #expect(!(tried.output + tried.complaint).contains("\u{1B}"))
  #expect(!(tried.output + tried.complaint).contains("\u{202E}"))
}

@Test func whatLeavesAListOfThePolicyIsTold() throws {
  let command = try Command()
  _ = try command.run(
    "policy", "set", "knockOuts",
    "[{\"field\": \"bankruptcies\", \"above\": 0}, {\"field\": \"annual_income\", \"below\": 20000}]"
  )
  let shown = try command.run("policy", "show").output
  #expect(shown.contains("Annual income below 20\u{202F}000\u{202F}USD"), "\(shown)")
  let other = try command.run(
    "policy", "set", "knockOuts", "[{\"field\": \"bankruptcies\", \"above\": 1}]")
  #expect(other.output.contains("gone: Bankruptcies above 0; gone: Annual income below 20"))
  let none = try command.run("policy", "set", "knockOuts", "none")
  #expect(none.output.contains("no longer applied; gone: Bankruptcies above 1"))
  _ = try command.run("policy", "set", "required", "fico_score,debt_to_income")
  let required = try command.run("policy", "set", "required", "fico_score")
  #expect(required.output.contains("gone: Debt to income"), "\(required.output)")
}

@Test func aTryOutOverCasesTellsWhichItLeavesOut() throws {
  let command = try Command()
  let loan = try command.write(application(), to: "a.json")
  let card = try command.write(
    "{\"product\": \"credit-card\", \"reference\": \"Card 1\", \"fields\": {\"credit_limit\": 50000}}",
    to: "card.json")
  #expect(try command.run("assess", loan, "--save").code == 0)
  #expect(try command.run("assess", card, "--save").code == 0)
  _ = try command.run("policy", "set", "closeCall", "3", "-o", command.path("own.json"))
  let tried = try command.run("policy", "try", "--cases", "--policy", command.path("own.json"))
  #expect(tried.code == 0, "\(tried.complaint)")
  #expect(tried.output.contains("1 case: standard@2 before, standard@3 after"), "\(tried.output)")
  #expect(tried.output.contains("1 case of credit-card is left out"), "\(tried.output)")
  let json = try command.run(
    "policy", "try", "--cases", "--policy", command.path("own.json"), "--json")
  #expect(json.output.contains("\"credit-card\" : 1"))
  #expect(try command.run("store", "verify").output.contains("of 2 cases in 1 file"))
}

@Test func aTryOutTellsTheDoubtsOfItsTableAsABatchDoes() throws {
  let command = try Command()
  let rows = (0..<300).map { "12000,36,\($0 == 290 ? "52.000" : "52000"),9\n" }.joined()
  _ = try command.write("loan_amount,term_months,annual_income,hobby\n" + rows, to: "in.csv")
  let batch = try command.run("batch", "in.csv", "-o", "out.csv", "--quiet")
  let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let tried = try command.run(
    "policy", "try", "in.csv", "--quiet", "--policy",
    "\(root)/resources/policies/installment-loan.json")
  #expect(tried.code == 0)
  #expect(tried.complaint.contains("annual_income: 1 of 300"), "\(tried.complaint)")
  #expect(tried.complaint == batch.complaint)
}
