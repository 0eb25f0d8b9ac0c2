import Foundation
import Testing

private let root =
  "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Test func aBadDebtIsToldWithWhatToDo() throws {
  let command = try Command()
  let file = "\(root)/resources/examples/charged-off.json"
  let text = try command.run("recover", file).output
  for words in [
    "Recommended", "Accept no settlement below", "stated and not learned", "policy standard@1",
  ] {
    #expect(text.contains(words), "\(words)")
  }
  let json = try object(try command.run("recover", file, "--json").output)
  #expect(json["expected_share"] != nil && json["balance"] as? Double == 6400)
  #expect(json["settlement_floor"] as? Double ?? 0 > 0)
  #expect((json["treatments"] as? [Any])?.count == 3)
  let inputs = try #require(json["inputs"] as? [String: Any])
  #expect((inputs["treatments"] as? [Any])?.count == 4)
}

@Test func thePoolOfATableIsTheSumOfItsRows() throws {
  let command = try Command()
  let input = try command.write(
    "outstanding_principal,months_on_book\n500,20\n20000,6\n7000,15\n", to: "bad.csv")
  let told = try command.run("recover", input, "-o", command.path("o.csv"), "--json", "--quiet")
  #expect(told.code == 0)
  let pool = try object(told.output)
  let rows = try command.read("o.csv").split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  let net = rows.dropFirst().reduce(0) { $0 + (Double($1[8]) ?? .nan) }
  #expect(abs((pool["expected_net"] as? Double ?? .nan) - net) < 0.05)
  #expect(pool["loans"] as? Int == 3)
  #expect(rows.dropFirst().allSatisfy { $0.count == 13 && Double($0[12]) ?? -1 >= 0 })
}

@Test(arguments: [
  ("\"hourCost\": 40", "\"hourCosts\": 40", "hourCosts"),
  ("\"hours\": 0.5", "\"hours\": 0", "contact.hours"),
  ("\"effect\": 1.2", "\"effects\": 1.2", "effects"),
  ("\"price\": 5,", "", "sale needs a price"),
  ("\"kind\": \"plan\"", "\"kind\": \"contact\"", "each kind once"),
  ("\"product\": \"recovery\"", "\"product\": \"credit-card\"", "product must be"),
  ("\"levelSpread\": 15", "\"levelSpread\": 1500", "levelSpread"),
])
func aRecoveryPolicyThatMakesNoSenseIsRefused(old: String, new: String, told: String) throws {
  let command = try Command()
  let standard = try String(
    contentsOfFile: "\(root)/resources/policies/recovery.json", encoding: .utf8)
  #expect(standard.contains(old))
  let file = try command.write(
    standard.replacingOccurrences(of: old, with: new), to: "policy.json")
  let result = try command.run(
    "recover", "\(root)/resources/examples/charged-off.json", "--policy", file)
  #expect(result.code == 3)
  #expect(result.complaint.contains(told), "\(result.complaint)")
}

@Test func theFloorOfASettlementIsToldWithItsParts() throws {
  let command = try Command()
  let file = "\(root)/resources/examples/charged-off.json"
  let text = try command.run("recover", file).output
  let json = try object(try command.run("recover", file, "--json").output)
  let floor = try #require(json["settlement_floor"] as? Double)
  // The standard policy's settlement: 30 and an hour at 40.
  let treatments = try #require(json["treatments"] as? [[String: Any]])
  let others = treatments.filter { $0["kind"] as? String != "settlement" }
    .compactMap { $0["worth"] as? Double }
  #expect(abs(floor - 70 - (others.max() ?? .nan)) < 0.01)
  #expect(text.contains("the settlement itself costs 70"), "\(text)")
}

/// Made-up loans under Lending Club's names: one charged off, one paid, one without a last payment.
private let lendingClubTable = """
  id,loan_amnt,funded_amnt,term,int_rate,issue_d,last_pymnt_d,loan_status,total_rec_prncp,annual_inc
  a,10000,9000, 36 months,13.5%,Jan-2010,Mar-2011,Charged Off,3000.5,48000
  b,5000,5000, 36 months,11.0%,Jan-2010,Jan-2013,Fully Paid,5000,50000
  c,7000,7000, 60 months,15.0%,Feb-2010,,Does not meet the credit policy. Status:Charged Off,0,30000

  """

@Test func theChargedOffLoansOfALendersTableAreValued() throws {
  let command = try Command()
  let input = try command.write(lendingClubTable, to: "lc.csv")
  let told = try command.run(
    "recover", input, "-o", command.path("lc-out.csv"), "--lender", "lendingclub", "--json")
  #expect(told.code == 0, "\(told.complaint)")
  #expect(told.complaint.contains("2 rows valued"))
  #expect(
    told.complaint.contains("1 row passed over: the column loan_status does not call it"),
    "\(told.complaint)")
  #expect(try object(told.output)["balance"] as? Double == 12_999.5)
  // The same loan in our own words.
  let own = try command.write(
    """
    outstanding_principal,paid_principal,months_on_book,months_since_last_payment,loan_amount,\
    term_months,interest_rate,annual_income
    5999.5,3000.5,14,0,10000,36,13.5,48000

    """, to: "own.csv")
  #expect(try command.run("recover", own, "-o", command.path("own-out.csv")).code == 0)
  let lines = try ["lc-out.csv", "own-out.csv"].map {
    try command.read($0).split(separator: "\n")[1]
      .split(separator: ",", omittingEmptySubsequences: false)[3...8]
  }
  #expect(lines[0] == lines[1])
}

@Test func prospersChargedOffLoansAreValued() throws {
  let command = try Command()
  let input = try command.write(
    """
    LoanNumber,LoanStatus,LoanOriginalAmount,Term,LP_CustomerPrincipalPayments,LoanOriginationDate,ClosedDate
    1,Chargedoff,5000,36,2122.61,2008-04-21 00:00:00,2010-02-22 00:00:00
    2,Completed,5000,36,5000,2008-04-21 00:00:00,2010-02-22 00:00:00
    3,Defaulted,3000,36,214.38,2006-12-01 00:00:00,2007-07-31 00:00:00

    """, to: "prosper.csv")
  let told = try command.run(
    "recover", input, "-o", command.path("out.csv"), "--lender", "prosper", "--json")
  #expect(told.code == 0, "\(told.complaint)")
  let pool = try object(told.output)
  #expect(abs((pool["balance"] as? Double ?? 0) - (2877.39 + 2785.62)) < 0.01)
  #expect(pool["loans"] as? Int == 2)
}

@Test func aTableThatDoesNotSayWhatIsChargedOffIsRefused() throws {
  let command = try Command()
  let input = try command.write(
    lendingClubTable.replacingOccurrences(of: "loan_status", with: "state_of_loan"), to: "t.csv")
  let told = try command.run(
    "recover", input, "-o", command.path("out.csv"), "--lender", "lendingclub")
  #expect(told.code == 3)
  #expect(told.complaint.contains("loan_status"))
  let card = try command.run("recover", input, "-o", command.path("o.csv"), "--lender", "uci")
  #expect(card.code == 2)
  let help = try command.run("recover", "--help").output
  #expect(help.contains("lendingclub") && !help.contains("uci"))
}

@Test func aDebtAboveTheLoanIsNoDebtOfThatLoan() throws {
  let command = try Command()
  let input = try command.write(
    """
    outstanding_principal,loan_amount,paid_principal
    12000,10000,
    10000.40,10000,
    7000,10000,3000.4
    7000,10000,3900

    """, to: "bad.csv")
  #expect(try command.run("recover", input, "-o", command.path("o.csv")).code == 1)
  #expect(
    try command.read("o.rejects.csv") == """
      row,field,problem
      1,outstanding_principal,"is above loan_amount, what was lent; without interest and fees it cannot be"
      4,paid_principal,"with outstanding_principal is above loan_amount, what was lent"

      """)
  let file = try command.write(
    #"{"product":"recovery","fields":{"outstanding_principal":12000,"loan_amount":10000}}"#,
    to: "a.json")
  let one = try command.run("recover", file)
  #expect(one.code == 3 && one.complaint.contains("outstanding_principal is above loan_amount"))
}

@Test func theRejectsOfBadDebtsAreToldToTheQuietAsWell() throws {
  let command = try Command()
  let input = try command.write("outstanding_principal,x\n500,1\nlots,2\n", to: "bad.csv")
  let told = try command.run("recover", input, "-o", command.path("o.csv"), "--quiet")
  #expect(told.code == 1)
  #expect(told.complaint.contains("1 row rejected, told in \(command.path("o.rejects.csv"))"))
  #expect(told.complaint.contains("not read: x"))
  #expect(!told.complaint.contains("valued"))
}

@Test func aDebtBelowWhatASettlementCostsIsNotSettled() throws {
  let command = try Command()
  let file = try command.write(
    #"{"product":"recovery","fields":{"outstanding_principal":50,"loan_amount":10000}}"#,
    to: "s.json")
  let told = try command.run("recover", file).output
  #expect(told.contains("No settlement is worth accepting"), "\(told)")
  #expect(!told.contains("Accept no settlement below"))
}

@Test func aRankingSaysForWhichLoansItIsOfNoUse() throws {
  let command = try Command()
  let input = try command.write("outstanding_principal,months_on_book\n500,20\n", to: "bad.csv")
  let told = try command.run("recover", input, "-o", command.path("o.csv"), "--quiet")
  #expect(told.code == 0)
  #expect(
    told.complaint.contains("worse than a constant on “later file, issued 2012 on”"),
    "\(told.complaint)")
  #expect(told.output.contains("by 1 loan\n"), "\(told.output)")
}

@Test func rowsThatWerePassedOverAreToldAlsoInQuietAndWhereNoneIsLeft() throws {
  let command = try Command()
  let names = "loan_amnt,funded_amnt,total_rec_prncp,out_prncp,loan_status\n"
  _ = try command.write(
    names + "10000,10000,10000,0,Fully Paid\n9000,9000,2000,7000,Current\n", to: "in.csv")
  for quiet in [[], ["--quiet"]] {
    let words = ["recover", "in.csv", "-o", "out.csv", "--lender", "lendingclub"] + quiet
    let result = try command.run(words)
    #expect(result.code == 0, "\(result.complaint)")
    #expect(
      result.complaint.contains(
        "2 rows passed over: the column loan_status does not call them charged off"),
      "\(result.complaint)")
    #expect(!result.complaint.contains("has no row"), "\(result.complaint)")
  }
}

@Test func oneLoanHasNoRejects() throws {
  let result = try Command().run(
    "recover", "\(root)/resources/examples/charged-off.json", "--rejects", "r.csv")
  #expect(result.code == 2)
  #expect(result.complaint.contains("--output and --rejects are for tables"))
}

@Test func aDebtOfNothingIsRefusedAloneAndInATable() throws {
  let command = try Command()
  let file = try command.write(
    #"{"product":"recovery","fields":{"outstanding_principal":0,"months_on_book":12}}"#,
    to: "paid.json")
  let refused = try command.run("recover", file)
  #expect(refused.code == 3)
  #expect(refused.output.isEmpty)
  #expect(refused.complaint.contains("outstanding_principal must be above 0: nothing is owed"))
  let input = try command.write(
    "outstanding_principal,months_on_book\n500,20\n0,6\n0.01,15\n", to: "in.csv")
  #expect(try command.run("recover", input, "-o", command.path("o.csv")).code == 1)
  let rejects = try command.read("o.rejects.csv").split(separator: "\n")
  #expect(rejects.count == 2)
  #expect(rejects[1].hasPrefix("2,outstanding_principal,\"must be above 0"))
  #expect(try command.read("o.csv").split(separator: "\n").count == 3)
}

@Test func whatMovesTheChanceSaysWhichFieldsAreNotKnown() throws {
  let command = try Command()
  let file = try command.write(
    #"{"product":"recovery","fields":{"outstanding_principal":6000,"months_on_book":12}}"#,
    to: "debt.json")
  let text = try command.run("recover", file).output
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let start = try #require(lines.firstIndex { $0.contains("What moves the chance") })
  let moves = lines[(start + 1)...].prefix { !$0.isEmpty }
  #expect(moves.count == 5)
  for line in moves {
    let isGiven = ["Months on book", "Outstanding principal"].contains { line.contains($0) }
    #expect(line.hasSuffix("not known") == !isGiven, "\(line)")
  }
  #expect(moves.contains { $0.hasSuffix("not known") })
}
