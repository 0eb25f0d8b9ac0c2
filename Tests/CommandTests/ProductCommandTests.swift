import Foundation
import Testing

private let root =
  "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Test func aCardAccountIsAssessedWithReasonsThatAddUpAndALimit() throws {
  let file = "\(root)/resources/examples/card-account.json"
  let told = try object(try Command().run("assess", file, "--json").output)
  let chance = try #require(told["probability_of_default"] as? Double)
  let base = try #require(told["base"] as? Double)
  let contributions = try #require(told["contributions"] as? [[String: Any]])
  let sum = contributions.reduce(base) { $0 + ($1["contribution"] as? Double ?? .nan) }
  #expect(abs(1 / (1 + exp(-sum)) - chance) < 1e-6)
  #expect(told["suggested_limit"] != nil)
  let text = try Command().run("assess", file).output
  #expect(text.contains("Limit"))
  #expect(!text.contains("Expected loss"))
}

@Test func aTableOfCardsIsScored() throws {
  let command = try Command()
  let header = "id,credit_limit,repayment_status_1,bill_amount_1,payment_amount_1"
  let input = try command.write(
    header + "\na,50000,0,12000,3000\nb,50000,3,49000,0\nc,,0,1,1\n", to: "cards.csv")
  let result = try command.run(
    "batch", input, "-o", command.path("out.csv"), "--product", "credit-card", "--quiet")
  #expect(result.code == 1)
  let lines = try command.read("out.csv").split(separator: "\n")
  #expect(lines.count == 3)
  let chances = lines.dropFirst().compactMap { Double($0.split(separator: ",")[3]) }
  #expect(try #require(chances.last) > 2 * (chances.first ?? 1))
  #expect(try command.read("out.rejects.csv").contains("credit_limit"))
}

@Test func aChallengerScoresATableAndDecidesNoCase() throws {
  let command = try Command()
  let file = "\(root)/resources/demo/1-steady-borrower.json"
  let model = "installment-loan-borrower-boosted"
  let refused = try command.run("assess", file, "--model", model)
  #expect(refused.code == 5)
  #expect(refused.complaint.contains("decides no case"))
  let input = try command.write(
    "loan_amount,term_months,annual_income\n9000,36,60000\n", to: "loans.csv")
  let scored = try command.run(
    "batch", input, "-o", command.path("out.csv"), "--model", model, "--quiet")
  #expect(scored.code == 0)
  #expect(try command.read("out.csv").contains("\(model)@1"))
}

@Test func aChargedOffLoanIsValuedAndATableRanked() throws {
  let command = try Command()
  let file = "\(root)/resources/examples/charged-off.json"
  let one = try command.run("recover", file, "--json")
  #expect(one.code == 0)
  #expect(try object(one.output).count > 5)
  let input = try command.write(
    "outstanding_principal,months_on_book\n500,20\n20000,6\n-4,3\n", to: "bad.csv")
  let result = try command.run("recover", input, "-o", command.path("out.csv"), "--quiet")
  #expect(result.code == 1)
  let rows = try command.read("out.csv").split(separator: "\n").map { $0.split(separator: ",") }
  #expect(rows.count == 3)
  #expect(rows[0][9...] == ["rank", "tier", "net_per_hour", "settlement_floor"])
  // Without an id a row has one cell less to split.
  #expect(Set(rows.dropFirst().map { $0[8] }) == ["1", "2"])
}

@Test func ranksFollowTheNetMoneyOverManyBlocks() throws {
  let command = try Command()
  var text = "id,outstanding_principal,months_on_book\n"
  // Some loans are alike, and the earlier one stands first.
  for row in 0..<20_000 {
    text += "loan-\(row)-of-\(String(repeating: "x", count: 20)),\(row * 7919 % 3001 + 100),20\n"
  }
  let input = try command.write(text, to: "in.csv")
  #expect(try command.run("recover", input, "-o", "out.csv", "--quiet").code == 0)
  let rows = try command.read("out.csv").split(separator: "\n").dropFirst().map {
    $0.split(separator: ",")
  }
  #expect(rows.count == 20_000)
  #expect(
    rows.enumerated().allSatisfy { place, row in
      row[0] == "\(place + 1)" && row[1].hasPrefix("loan-\(place)-")
    })
  let order = try rows.sorted { try #require(Int($0[9])) < #require(Int($1[9])) }
  #expect(order.enumerated().allSatisfy { Int($0.element[9]) == $0.offset + 1 })
  for (first, second) in zip(order, order.dropFirst()) {
    let nets = (try #require(Double(first[8])), try #require(Double(second[8])))
    #expect(nets.0 >= nets.1)
  }
}

@Test func theModelsOfAProductStandSideBySide() throws {
  let told = try Command().run("model", "compare", "--product", "installment-loan")
  #expect(told.code == 0)
  for model in ["borrower@1", "priced@1", "priced-network@1", "borrower-scorecard@1"] {
    #expect(told.output.contains(model), "\(model)")
  }
}

@Test func aLearnerThatDoesNotExistIsNamedWithThoseThatDo() throws {
  let told = try Command().run(
    "model", "train", "installment-loan", "--data", "/nowhere", "--learners", "glassbox,oracle")
  #expect(told.code != 0)
  #expect(told.complaint.contains("no learner oracle"))
  #expect(told.complaint.contains("scorecard"))
}

@Test func aChallengerOfTreesIsExplainedExactlyAndANetIsNot() throws {
  let command = try Command()
  let file = "\(root)/resources/demo/2-close-call.json"
  let told = try object(
    try command.run(
      "explain", file, "--model", "installment-loan-borrower-boosted", "--json"
    ).output)
  let base = try #require(told["base"] as? Double)
  let parts = try #require(told["contributions"] as? [[String: Any]])
  let sum = parts.reduce(base) { $0 + ($1["contribution"] as? Double ?? .nan) }
  #expect(abs(sum - (told["log_odds"] as? Double ?? .nan)) < 1e-9)
  #expect(parts.count > 10)
  let text = try command.run("explain", file, "--model", "installment-loan-borrower-boosted").output
  #expect(text.contains("decides no case"))
  let net = try command.run("explain", file, "--model", "installment-loan-borrower-network")
  #expect(net.code == 5)
}

@Test func aChallengerThatIsAskedForACaseNamesTheWayToItsReasons() throws {
  let command = try Command()
  let file = "\(root)/resources/demo/2-close-call.json"
  let told = try command.run("assess", file, "--model", "installment-loan-borrower-boosted")
  #expect(told.code == 5)
  #expect(told.complaint.contains("`assay explain --model`"), "\(told.complaint)")
  let net = try command.run("assess", file, "--model", "installment-loan-borrower-network")
  #expect(net.code == 5)
  #expect(!net.complaint.contains("`assay explain"), "\(net.complaint)")
}
