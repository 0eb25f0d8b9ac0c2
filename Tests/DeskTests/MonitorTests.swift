import FoundationEssentials
import Lending
import Testing

@testable import Desk

/// Loans of a table that the test makes, with their ends, months and groups.
private final class Shop {
  let folder =
    FileManager.default.temporaryDirectory.path
    + "/assay-watch-\(UInt64.random(in: 0...UInt64.max))"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func table(
    _ name: String, rows: Int, seed: UInt64, lower fico: Int = 0, ends: Bool = true
  ) throws -> String {
    var draws = SeededDraws(seed: seed)
    var text =
      "id,loan_amount,term_months,annual_income,debt_to_income,fico_score,purpose,"
      + "employment_years,status,issued,group_side\n"
    for row in 0..<rows {
      let score = 620 + draws.index(below: 200) - fico
      // The better the score the rarer.
      let isBad = draws.share() < 0.5 - Double(score - 560) / 600
      let end = !ends ? "" : isBad ? "Charged Off" : "Fully Paid"
      text +=
        "r\(row),\(1000 + 100 * draws.index(below: 250)),\(row.isMultiple(of: 3) ? "60" : "36"),"
        + "\(20_000 + 1000 * draws.index(below: 90)),\(draws.index(below: 45)),\(score),"
        + "\(row.isMultiple(of: 2) ? "car" : "medical"),\(draws.index(below: 11)),"
        + "\(end),201\(draws.index(below: 4))-0\(1 + draws.index(below: 9)),"
        + "\(draws.share() < 0.5 ? "left" : "right")\n"
    }
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  var desk: Desk {
    get throws { try Desk(DeskOptions(resources: bundledResources, store: folder + "/store")) }
  }
}

@Suite("The watch over a table")
struct MonitorTests {
  private let shop: Shop

  init() throws { shop = try Shop() }

  @Test("Loans like those of the reference raise no alarm, and others do")
  func quietAndMoved() async throws {
    let reference = try shop.table("ref.csv", rows: 900, seed: 1)
    let quiet = try shop.table("quiet.csv", rows: 500, seed: 2)
    let moved = try shop.table("moved.csv", rows: 500, seed: 3, lower: 40)
    func watch(_ file: String) async throws -> MonitorReport {
      try await shop.desk.monitor(
        MonitorRequest(.table(file, .assay), reference: reference, threads: 2))
    }

    let (calm, loud) = (try await watch(quiet), try await watch(moved))

    #expect(calm.alerts.isEmpty, "\(calm.alerts)")
    #expect(try #require(calm.models.first?.drift).moved.isEmpty)
    #expect(loud.alerts.contains { $0.kind == .drift && $0.subject == "fico_score" })
    let drift = try #require(loud.models.first?.drift)
    #expect(drift.referenceCount == 900 && drift.count == 500)
    #expect(try #require(drift["fico_score"]).mark == .shifted)
    #expect(!drift.moved.map(\.field).contains("loan_amount"))
  }

  @Test("Outcomes are read from the column that is named, vintages from the month of issue")
  func outcomes() async throws {
    let table = try shop.table("in.csv", rows: 600, seed: 4)

    let found = try await shop.desk.monitor(
      MonitorRequest(
        .table(table, .assay), outcome: "status", issued: "issued", asOf: "2016-01"))

    let model = try #require(found.models.first)
    let watch = try #require(model.outcomes)
    #expect(watch.knowsVintages && watch.loans + watch.immature == 600 && watch.immature > 0)
    #expect(try #require(watch.measures[.areaUnderCurve]).value > 0.5)
    #expect(watch.bands.reduce(0) { $0 + $1.loans } == watch.loans)
    #expect(watch.vintages.reduce(0) { $0 + $1.loans } == 600)
    #expect(model.months.count == watch.vintages.count)
    #expect(model.foretold == nil)
  }

  @Test("Loans without an end are foretold")
  func foretold() async throws {
    let table = try shop.table("in.csv", rows: 300, seed: 5, ends: false)

    let found = try await shop.desk.monitor(MonitorRequest(.table(table, .assay)))

    let told = try #require(found.models.first?.foretold)
    #expect(told.loans == 300 && found.models.first?.outcomes == nil)
    let area = try #require(told.areaUnderCurve)
    #expect(area.low < area.value && area.value < area.high)
  }

  @Test("Groups are those of the columns that no model reads")
  func groups() async throws {
    let table = try shop.table("in.csv", rows: 300, seed: 6)

    let found = try await shop.desk.monitor(
      MonitorRequest(.table(table, .assay), groups: ["fico_score"]))

    #expect(Set(found.fairness.map(\.by)) == ["group_side", "fico_score"])
    let side = try #require(found.fairness.first { $0.by == "group_side" })
    #expect(side.groups.map(\.name) == ["left", "right"])
    // Numbers of many values stand in fifths.
    let scores = try #require(found.fairness.first { $0.by == "fico_score" })
    #expect(scores.groups.count == 5 && scores.groups.reduce(0) { $0 + $1.loans } == 300)
  }

  @Test(
    "A column that is not there, or says nothing of an end, is named",
    arguments: [("nothing", "--outcome"), ("purpose", "holds no word")])
  func wrongColumns(column: String, sentence: String) async throws {
    let table = try shop.table("in.csv", rows: 30, seed: 7)

    await #expect {
      _ = try await shop.desk.monitor(MonitorRequest(.table(table, .assay), outcome: column))
    } throws: {
      ($0 as? DeskProblem)?.sentence.contains(sentence) ?? false
    }
  }

  @Test("Threads change nothing")
  func threads() async throws {
    let table = try shop.table("in.csv", rows: 3000, seed: 8)
    func watch(_ threads: Int) async throws -> MonitorReport {
      try await shop.desk.monitor(
        MonitorRequest(.table(table, .assay), outcome: "status", issued: "issued", threads: threads)
      )
    }

    #expect(try await watch(1) == watch(4))
  }
}

@Suite("The watch over kept cases")
struct CaseMonitorTests {
  @Test("Decisions, overrides and outcomes of the kept cases are counted")
  func cases() async throws {
    let shop = try Shop()
    let desk = try shop.desk
    for (index, verdict) in [Verdict.approve, .approve, .decline].enumerated() {
      let form = ApplicationForm(
        product: .installmentLoan,
        entries: [
          .loanAmount: .number(9000 + Double(index)), .termMonths: .number(36),
          .annualIncome: .number(70_000), .debtToIncome: .number(12), "fico_score": .number(735),
        ])
      let kept = try await desk.file(form, reference: "File \(index)")
      _ = try await desk.decide(kept.id, verdict, reason: "known here")
      if index == 0 { _ = try await desk.room.enterOutcome(kept.id, .defaulted) }
    }
    _ = try await desk.file(ApplicationForm(product: .installmentLoan), reference: "Draft")

    let found = try await desk.monitor(MonitorRequest(.cases(since: nil)))

    #expect(
      found.loans == 3 && found.leftOut == [TryOutRequest.draft: 1, MonitorReport.noOutcome: 1])
    let decisions = try #require(found.decisions?.whole)
    #expect(decisions.decided == 3 && decisions.approved == 2)
    #expect(try #require(decisions.medianHours) < 1)
    #expect(found.models.map(\.name) == ["installment-loan-borrower@1"])
    let later = try await desk.monitor(MonitorRequest(.cases(since: "2999-01-01")))
    #expect(later.loans == 0 && later.leftOut[MonitorReport.earlier] == 4)
    await #expect(throws: DeskProblem.self) {
      _ = try await desk.monitor(MonitorRequest(.cases(since: "yesterday")))
    }
  }
}
