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
  #expect(told.complaint.contains("1 rows rejected, told in \(command.path("o.rejects.csv"))"))
  #expect(told.complaint.contains("not read: x"))
  #expect(!told.complaint.contains("valued"))
}
