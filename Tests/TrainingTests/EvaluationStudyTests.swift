import Lending
import StrictJSON
import Testing

@testable import Training

@Suite("Segments and baselines of scored loans")
struct ScoredLoansTests {
  /// Loans of the dated file with scores that follow the FICO score where it is known.
  private func scored() throws -> ScoredLoans {
    let loans = try madeUpHistory().test
    return ScoredLoans(
      name: "made up", loans: loans,
      logOdds: loans.map { -(($0.application.number("fico_score") ?? 720) - 700) / 50 })
  }

  @Test("Every loan of a group is counted once, and small groups say nothing")
  func groups() throws {
    let scored = try scored()
    let segments = InstallmentPlan().segments(try madeUpHistory().training)
    for segment in segments {
      let table = scored.table(segment, seed: 1)
      let inGroups = table.groups.map(\.loans).reduce(0, +)
      #expect(inGroups == scored.loans.count, "\(segment.name)")
      for group in table.groups {
        let isSmall =
          group.loans < SegmentTable.fewestLoans || group.defaults < SegmentTable.fewestDefaults
        #expect((group.measures == nil) == isSmall, "\(segment.name), \(group.name)")
      }
    }
    let terms = scored.table(segments[1], seed: 1)
    #expect(terms.groups.map(\.name) == ["36 months", "60 months"])
    #expect(try #require(terms.groups.first?.measures)[.areaUnderCurve] != nil)
    let region = scored.table(segments[4], seed: 1)
    #expect(region.groups.map(\.name) == ["Midwest"])
  }

  @Test(
    "A figure is compared on the loans that know it, and the model that copies it gains nothing")
  func baseline() throws {
    let scored = try scored()
    let fico = try #require(InstallmentPlan().baselines.first { $0.name == "FICO score" })

    let comparison = try #require(scored.comparison(fico, seed: 1))

    let known = scored.loans.filter { $0.application.number("fico_score") != nil }
    #expect(comparison.loans == known.count && known.count < scored.loans.count)
    #expect(comparison.alone.value == comparison.model.value)
    #expect(comparison.difference.low == 0 && comparison.difference.high == 0)
  }

  @Test("Quarters are named by their ranges; amounts that all share make one cut")
  func quarters() {
    let bands = QuarterBands([4000, 1000, 2000, 3000])
    #expect(bands.names.count == 4)
    #expect(bands.name(of: 1999) == bands.names[0])
    #expect(bands.name(of: 2000) == bands.names[1])
    #expect(bands.name(of: 9000) == bands.names[3])
    #expect(QuarterBands([5, 5, 5]).names.count == 2)
    #expect(QuarterBands([]).name(of: 3) == "all")
  }
}

@Suite("The kept evaluation")
struct EvaluationReportTests {
  @Test("A report reads back as it was written, measures under their names")
  func readsBack() throws {
    let loans = try madeUpHistory().test
    let scored = ScoredLoans(
      name: "made up", loans: loans,
      logOdds: loans.indices.map { Double($0 % 17) / 8 - 2 })
    let report = EvaluationReport(
      cutOff: 0.2, resamples: 200,
      tests: [try scored.measured(.anotherDraw, cutOff: Probability(0.2), seed: 1)],
      segments: [scored.table(Segment(name: "all") { _ in "all" }, seed: 1)], baselines: [],
      selection: [
        SelectionLine(
          recipe: "a", learner: "glassbox", settings: "few", areaUnderCurve: 0.7,
          outcome: .champion)
      ])

    let bytes = try StrictJSON.encode(report, pretty: true)

    #expect(try StrictJSON.decode(EvaluationReport.self, from: bytes) == report)
    let text = String(decoding: bytes, as: UTF8.self)
    for name in ["\"auc\"", "\"log_loss\"", "\"another_draw\"", "\"cut_off\""] {
      #expect(text.contains(name), "\(name)")
    }
    let names = report.metrics.map(\.name)
    #expect(Set(names) == Set(Measure.allCases.map(\.rawValue)))
  }
}

@Suite("Packs side by side", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct PackComparisonTests {
  @Test("The first has no difference, and a copy of it differs by nothing")
  func copies() throws {
    let history = try madeUpHistory()
    let loans = history.training
    let recipe = quickRecipe(loans)
    let trained = try glassBox(try learned(loans, recipe), recipe.features)
    let sets = InstallmentPlan().testSets(history).filter { !$0.isOutOfTime }

    let comparison = try PackComparison([trained, trained], on: sets, seed: 1)

    let table = try #require(comparison.tables.first)
    #expect(table.loans == history.test.count)
    #expect(table.lines[0].areaDifference == nil)
    let difference = try #require(table.lines[1].areaDifference)
    #expect(difference.value == 0 && difference.low == 0 && difference.high == 0)
  }
}
