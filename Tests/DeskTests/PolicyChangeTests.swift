import Desk
import FoundationEssentials
import Lending
import Testing

/// A workspace of its own.
private final class Workspace {
  let folder =
    FileManager.default.temporaryDirectory.path
    + "/assay-policy-\(UInt64.random(in: 0...UInt64.max))"

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func desk(_ product: Product = .installmentLoan, policy: String? = nil) throws -> Desk {
    try Desk(
      DeskOptions(product: product, resources: bundledResources, store: folder, policy: policy))
  }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}

@Test func aChangeIsANewVersionInForceAndTheOldOneIsKept() async throws {
  let workspace = Workspace()
  let first = try await workspace.desk().setPolicy("closeCall", to: "3")
  #expect(first.before.version == "2" && first.after.version == "3" && first.kept == nil)
  let old = try workspace.text(first.file)
  let second = try await workspace.desk().setPolicy("rules.probabilityCutOff", to: "18 %")
  #expect(second.after.version == "4" && second.file == first.file)
  #expect(try workspace.text(#require(second.kept)) == old)
  let inForce = try workspace.desk().policy
  #expect(inForce.rules.probabilityCutOff == Rate(percent: 18))
  #expect(inForce.rules.closeCall == Rate(percent: 3))
  // Another product keeps its own.
  #expect(try workspace.desk(.creditCard).policy.version == "1")
  // The kept version can be put back by hand.
  #expect(try workspace.desk(policy: second.kept).policy.version == "3")
}

@Test func aRuleIsTakenAwayAndListsAndObjectsAreRead() async throws {
  let workspace = Workspace()
  _ = try await workspace.desk().setPolicy("closeCall", to: "none")
  _ = try await workspace.desk().setPolicy("required", to: "fico_score, debt_to_income")
  _ = try await workspace.desk().setPolicy(
    "knockOuts", to: "[{\"field\": \"bankruptcies\", \"above\": 0}]")
  _ = try await workspace.desk().setPolicy("stress.incomeFall", to: "10")
  _ = try await workspace.desk().setPolicy("assumedRate.36", to: "13.5")
  let rules = try workspace.desk().policy.rules
  #expect(rules.closeCall == nil && rules.required == ["fico_score", "debt_to_income"])
  #expect(rules.knockOuts == [KnockOutTerm(field: "bankruptcies", above: 0)])
  #expect(rules.stress == PolicyStress(incomeFall: Rate(percent: 10)))
  let pricing = try #require(try workspace.desk().policy.pricing)
  #expect(pricing.assumedRate(termMonths: 36) == Rate(percent: 13.5))
}

@Test(arguments: [
  ("closeCal", "3", "there is no such key; the nearest is closeCall"),
  ("probabilityCutOff", "0.2", "must be at least 0.5 and below 100, in percent: 20, not 0.20"),
  ("probabilityCutOff", "none", "every policy needs it, so it cannot be taken away: set a number"),
  ("probabilityCutOff", "many", "is missing or not what it must be: a number"),
  ("step", "none", "every policy needs it, so it cannot be taken away: set an amount"),
  ("stress.incomeFall", "none", "`stress none`"),
  ("referAbove", "30.000", "write 30000, or 30, without it"),
  ("step", "1.000", "write 1000, or 1, without it"),
  ("assumedRate.36", "0.125", "is in percent: 12.5, not 0.125"),
  ("assumedRate.48", "12", "no loan has that term: the keys are assumedRate.36 and assumedRate.60"),
  ("assumedRate", "{\"36\": 12, \"060\": 13}", "the keys are assumedRate.36 and assumedRate.60"),
  ("assumedRate.", "12", "there is no such key; the nearest is assumedRate"),
  ("xyzzy", "12", "there is no such key; the keys are assumedRate, closeCall"),
  ("closeCall", "2", "the policy says so already"),
  ("closeCall", "25", "reaches down to a chance of 0: it must be below probabilityCutOff"),
  ("debtToIncomeCeiling", "10", "is below paymentToIncomeCeiling, and debts include the payment"),
  ("scoreFloor", "590.5", "must be a whole number of points"),
  ("scoreFloor", "200", "must lie between 300 and 850 points"),
  ("loanToIncomeCeiling", "0.4", "must lie between 1 and 1000, in percent: 40, not 0.40"),
  ("utilizationCeiling", "0.9", "must lie between 1 and 1000, in percent: 90, not 0.90"),
  ("intervalWidth", "0.1", "must lie between 0.5 and 100 points: 15, not 0.15"),
  ("returnFloor", "-200", "must lie between -100 and 100 percent a year"),
  ("referAbove", "-1", "must be an amount of 0 or more"),
  ("stress", "{\"incomeFall\": 100}", "stress.incomeFall must be at least 0 and below 100 percent"),
  (
    "stress", "{\"incomefall\": 10}",
    "incomefall is not a word of a policy; the nearest is incomeFall"
  ),
  ("required", "fico", "fico is no field"),
  ("knockOuts", "[{\"field\": \"loan_amount\", \"below\": 900}]", "is bounded by the limit"),
  ("knockOuts", "[{\"field\": \"bankruptcies\", \"abov\": 0}]", "the nearest is above"),
  ("knockOuts", "[{\"field\": \"bankruptcies\"}]", "bankruptcies needs above or below"),
  ("knockOuts", "[{\"field\": \"bankruptcies\", \"above\": -3}]", "must have a mark between"),
  ("knockOuts", "[{\"field\": \"purpose\", \"is\": [\"boat\"]}]", "purpose has no answer boat"),
  ("knockOuts", "[{\"field\": \"purpose\", \"above\": 3}]", "is a choice: use is"),
  ("knockOuts", "[{\"field\": \"region\", \"is\": [\"NY\"]}]", "is free text"),
  ("knockOuts", "[", "the text ends before it is complete"),
  ("version", "9", "the version is raised by every change"),
  ("product", "credit-card", "a policy stays one of its product"),
])
func aChangeThatMakesNoSenseIsRefusedAndNothingIsWritten(
  key: String, value: String, problem: String
) async throws {
  let workspace = Workspace()
  do {
    _ = try await workspace.desk().setPolicy(key, to: value)
    Issue.record("the change is accepted")
  } catch let refusal as DeskProblem {
    #expect(refusal.sentence.hasPrefix("\(key): "))
    #expect(refusal.sentence.contains(problem), "\(refusal.sentence)")
  }
  #expect(!FileManager.default.fileExists(atPath: workspace.folder))
}

@Test func thePolicyOfTheInstallationIsNeverChanged() async throws {
  let workspace = Workspace()
  let bundled = bundledResources + "/policies/installment-loan.json"
  let before = try workspace.text(bundled)
  await #expect(throws: DeskProblem.self) {
    _ = try await workspace.desk().setPolicy("closeCall", to: "3", output: bundled)
  }
  #expect(try workspace.text(bundled) == before)
}

@Test func aFileThatIsNoPolicyIsNotWrittenOver() async throws {
  let workspace = Workspace()
  try FileManager.default.createDirectory(
    atPath: workspace.folder, withIntermediateDirectories: true)
  let file = workspace.folder + "/notes.json"
  try Data("{\"mine\": 1}".utf8).write(to: URL(filePath: file))
  await #expect(throws: DeskProblem.self) {
    _ = try await workspace.desk().setPolicy("closeCall", to: "3", output: file)
  }
  #expect(try workspace.text(file) == "{\"mine\": 1}")
}

@Test func everyVersionThatStoodInAFileIsKept() async throws {
  let workspace = Workspace()
  try FileManager.default.createDirectory(
    atPath: workspace.folder, withIntermediateDirectories: true)
  let file = workspace.folder + "/own.json"
  // A change of the standard policy is above what stands in the file as well.
  for value in ["3", "4", "5"] {
    let standard = bundledResources + "/policies/installment-loan.json"
    let change = try await workspace.desk(policy: standard).setPolicy(
      "closeCall", to: value, output: file)
    #expect(change.after.version == value)
  }
  let names = try FileManager.default.contentsOfDirectory(atPath: workspace.folder).sorted()
  #expect(names == ["own.json", "own@3.json", "own@4.json"])
}

@Test func thePolicyIsToldRuleByRule() throws {
  let report = try Workspace().desk().policyReport
  #expect(report.rules.first?.rule == "probabilityCutOff")
  #expect(report.rules.allSatisfy { !$0.meaning.isEmpty })
  #expect(report.notApplied.contains("scoreFloor"))
  #expect(Set(report.rules.map(\.rule)).isDisjoint(with: report.notApplied))
}

@Test func aChangeOfAnotherFileIsAboveBothVersions() async throws {
  let workspace = Workspace()
  for value in ["3", "4", "3"] { _ = try await workspace.desk().setPolicy("closeCall", to: value) }
  // The workspace stands at 5, the policy of the installation at 2.
  let standard = bundledResources + "/policies/installment-loan.json"
  let change = try await workspace.desk(policy: standard).setPolicy("closeCall", to: "1")
  #expect(change.before.version == "2" && change.after.version == "6")
}

@Test func anAmountWithoutDoubtIsTaken() async throws {
  let workspace = Workspace()
  for (text, amount) in [("30 000", 30_000), ("250.5", 250.5), ("40,000", 40_000)] {
    _ = try await workspace.desk().setPolicy("referAbove", to: text)
    #expect(try workspace.desk().policy.rules.referAbove == Money(amount), "\(text)")
  }
  // A rate of three decimals is no thousand.
  _ = try await workspace.desk().setPolicy("discountRate", to: "4.125")
}
