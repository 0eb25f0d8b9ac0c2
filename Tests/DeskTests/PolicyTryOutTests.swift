import Desk
import FoundationEssentials
import Lending
import Testing

/// A folder with two policies and a table of applications.
private final class Workshop {
  let folder =
    FileManager.default.temporaryDirectory.path
    + "/assay-try-\(UInt64.random(in: 0...UInt64.max))"
  private(set) var forms: [ApplicationForm] = []

  init(rows: Int) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var generator = SeededDraws(seed: 5)
    var table =
      "id,loan_amount,term_months,annual_income,debt_to_income,fico_score,purpose,group_age_band\n"
    for row in 0..<rows {
      let values: [(FieldID, String)] = [
        ("loan_amount", "\(1000 + 100 * generator.index(below: 250))"),
        ("term_months", row.isMultiple(of: 3) ? "60" : "36"),
        ("annual_income", "\(20_000 + 1000 * generator.index(below: 90))"),
        ("debt_to_income", "\(generator.index(below: 45))"),
        ("fico_score", "\(620 + generator.index(below: 200))"),
        ("purpose", row.isMultiple(of: 2) ? "car" : "medical"),
      ]
      var form = ApplicationForm(product: .installmentLoan)
      for (field, text) in values { form.type(text, in: field) }
      forms.append(form)
      let age = ["young", "old", ""][row % 3]
      table += "r\(row)," + values.map(\.1).joined(separator: ",") + ",\(age)\n"
    }
    try Data(table.utf8).write(to: URL(filePath: folder + "/in.csv"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func desk(_ changes: [(String, String)] = []) async throws -> Desk {
    let file = "\(folder)/p\(UInt64.random(in: 0...UInt64.max)).json"
    var base = bundledResources + "/policies/installment-loan.json"
    for (key, value) in changes {
      let desk = try Desk(
        DeskOptions(resources: bundledResources, store: folder + "/store", policy: base))
      base = try await desk.setPolicy(key, to: value, output: file).file
    }
    return try Desk(
      DeskOptions(resources: bundledResources, store: folder + "/store", policy: base))
  }

  var table: TryOutRequest { TryOutRequest(.table(folder + "/in.csv", .assay), threads: 2) }
}

@Test func aTryOutCountsWhatEachAssessmentSays() async throws {
  let workshop = try Workshop(rows: 300)
  let (before, after) = (
    try await workshop.desk(),
    try await workshop.desk([("probabilityCutOff", "14"), ("required", "employment_years")])
  )
  let found = try await before.tryOut(after, workshop.table)
  var verdicts: [(Verdict, Verdict)] = []
  var loss = 0.0
  var fired: [String: Int] = [:]
  for form in workshop.forms {
    guard case .assessed(_, let first) = before.assess(form),
      case .assessed(_, let second) = after.assess(form)
    else { continue }
    verdicts.append((first.recommendation.verdict, second.recommendation.verdict))
    if first.recommendation.verdict == .approve {
      loss += first.price?.expectedLoss.amount ?? .nan
    }
    for finding in second.recommendation.objections { fired[finding.rule, default: 0] += 1 }
  }
  #expect(found.applications == 300 && verdicts.count == 300 && found.rejected == 0)
  #expect(found.before.approved == verdicts.count { $0.0 == .approve })
  #expect(found.after.referred == verdicts.count { $0.1 == .refer })
  #expect(abs((found.before.expectedLoss?.amount ?? 0) - loss) < 1e-6)
  for swap in found.swaps {
    #expect(swap.applications == verdicts.count { $0 == (swap.from, swap.to) })
  }
  #expect(
    found.swaps.reduce(0) { $0 + $1.applications } == verdicts.count { $0.0 != $0.1 })
  #expect(!found.swaps.isEmpty)
  for rule in found.rules { #expect(rule.after == fired[rule.rule] ?? 0) }
  #expect(found.rules.contains { $0.rule == "required" && $0.before == 0 && $0.after == 300 })
}

@Test func groupsThatTheTableKeepsAreToldAndOthersOnlyWithoutThem() async throws {
  let workshop = try Workshop(rows: 60)
  let (before, after) = (
    try await workshop.desk(), try await workshop.desk([("probabilityCutOff", "12")])
  )
  let found = try await before.tryOut(after, workshop.table)
  #expect(found.groups.map(\.by) == ["band", "group_age_band"])
  #expect(found.groups.map(\.isMonitoring) == [false, true])
  #expect(found.groups[1].groups.map(\.name) == ["old", "unknown", "young"])
  #expect(found.groups.allSatisfy { $0.groups.reduce(0) { $0 + $1.applications } == 60 })
  #expect(
    found.groups.allSatisfy {
      $0.groups.reduce(0) { $0 + $1.approvedAfter } == found.after.approved
    })
}

@Test func theSamePolicyChangesNothing() async throws {
  let workshop = try Workshop(rows: 40)
  let desk = try await workshop.desk()
  let found = try await desk.tryOut(try await workshop.desk(), workshop.table)
  #expect(found.swaps.isEmpty && found.before == found.after)
}

@Test func aStricterCutOffNeverRaisesApprovals() async throws {
  let workshop = try Workshop(rows: 200)
  let standard = try await workshop.desk()
  var approved = Int.max
  for cutOff in ["40", "25", "19", "12", "6"] {
    let found = try await standard.tryOut(
      try await workshop.desk([("probabilityCutOff", cutOff)]), workshop.table)
    #expect(found.after.approved <= approved)
    approved = found.after.approved
  }
  #expect(approved < 200)
}

@Test func keptCasesAreTriedAsTheyWereKept() async throws {
  let workshop = try Workshop(rows: 9)
  let desk = try await workshop.desk()
  for (row, form) in workshop.forms.enumerated() {
    _ = try await desk.file(form, reference: "case \(row)")
  }
  let after = try await workshop.desk([("scoreFloor", "800")])
  let found = try await desk.tryOut(after, TryOutRequest(.cases))
  #expect(found.applications == 9 && found.after.approved == 0)
  #expect(found.groups.map(\.by) == ["band", "term_months", "purpose", "region"])
  await desk.room.close()
}

@Test func aTryOutStopsWhenAskedAndNamesAColumnThatIsNotThere() async throws {
  let workshop = try Workshop(rows: 20)
  let desk = try await workshop.desk()
  await #expect(throws: DeskProblem.interrupted) {
    _ = try await desk.tryOut(desk, workshop.table, isCancelled: { true })
  }
  var request = workshop.table
  request.groups = ["sex"]
  let asked = request
  await #expect(throws: DeskProblem.file("sex", problem: "is no column of the table (--group)")) {
    _ = try await desk.tryOut(desk, asked)
  }
}
