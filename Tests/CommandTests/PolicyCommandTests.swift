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
