import Lending
import Monitoring
import Pricing
import Scoring
import Tables
import Testing

@testable import Training

@Suite("Bands")
struct BandPlanTests {
  private func scored(_ count: Int, seed: UInt64, spread: Double) throws -> ScoredOutcomes {
    var draws = SeededDraws(seed: seed)
    let x = (0..<count).map { _ in -1.8 + spread * (draws.share() * 2 - 1) }
    let y = x.map { draws.share() < Elementary.logistic($0) }
    return try #require(ScoredOutcomes(logOdds: x, outcomes: y))
  }

  @Test("Many loans of different risk give seven bands with rising default rates")
  func seven() throws {
    let scored = try scored(40_000, seed: 1, spread: 1.5)

    let cuts = try BandPlan(scored).cuts

    #expect(cuts.map(\.letter) == ["A", "B", "C", "D", "E", "F", "G"])
    #expect(cuts.last?.below == nil)
    var last = -1.0
    var from = 0.0
    for cut in cuts {
      let to = cut.below ?? 1
      let mine = zip(scored.probabilities, scored.outcomes).filter { $0.0 >= from && $0.0 < to }
      let rate = Double(mine.count { $0.1 }) / Double(mine.count)
      #expect(rate > last)
      (last, from) = (rate, to)
    }
  }

  @Test("Loans that do not differ give no bands that pretend they do")
  func few() throws {
    #expect(try BandPlan(scored(2000, seed: 2, spread: 0.01)).cuts.count <= 2)
  }
}

@Suite("Issue years")
struct VintageSpreadTests {
  /// Early loans of four issue years whose log-odds lie `shifts` above what is said of them.
  private func spread(_ shifts: [Double]) throws -> VintageSpread {
    var draws = SeededDraws(seed: 11)
    let rows = (0..<8000).map { index in
      let year = index % shifts.count
      let isBad = draws.share() < Elementary.logistic(-1.5 + shifts[year])
      return MadeUpRow().with([
        "issue_d": "Jan-\(2007 + year)", "loan_status": isBad ? "Charged Off" : "Fully Paid",
      ])
    }
    let loans = try madeUp(.early, rows).loans
    let recipe = quickRecipe(loans)
    return try VintageSpread(
      TrainingRows(loans, features: recipe.features),
      logOdds: [Double](repeating: -1.5, count: loans.count))
  }

  @Test("Years that differ give the variance of their shifts")
  func different() throws {
    let spread = try spread([-0.6, -0.2, 0.2, 0.6])
    #expect(spread.years.map(\.year) == [2007, 2008, 2009, 2010])
    #expect(abs(spread.variance - 0.267) < 0.08)
  }

  @Test("Years that differ by chance alone give almost none")
  func same() throws {
    #expect(try spread([0, 0, 0, 0]).variance < 0.01)
  }
}

@Suite("Cash of the past")
struct CashFlowStudyTests {
  private func loan(_ paidMonths: Int, bad: Bool, recovered: Int = 0) -> MadeUpRow {
    let stop = MonthDate(year: 2010, month: 1).map { $0.index + paidMonths } ?? 0
    let month = stop % 12 + 1
    return MadeUpRow().with([
      "issue_d": "Jan-2010", "loan_status": bad ? "Charged Off" : "Fully Paid",
      "last_pymnt_d": "\(stop / 12)-\(month < 10 ? "0" : "")\(month)-01",
      "total_rec_prncp": bad ? "4000" : "10000", "recoveries": "\(recovered)",
      "collection_recovery_fee": "\(recovered / 10)",
    ])
  }

  @Test("Hazards are the month's events over the loans that still ran")
  func hazards() throws {
    // given 1000 loans: 100 stop paying after month 5, 200 are paid back with payment 12
    let rows =
      Array(repeating: loan(5, bad: true, recovered: 600), count: 100)
      + Array(repeating: loan(12, bad: false), count: 200)
      + Array(repeating: loan(36, bad: false), count: 700)
    let loans = try madeUp(.early, rows).loans

    let study = try CashFlowStudy(loans)

    // then a third of each event lies in its month, after the mean with both neighbours
    let curves = try #require(study.curves[termMonths: 36])
    #expect(curves.defaultHazard.count == 36)
    #expect(abs(curves.defaultHazard[5] - 100.0 / 1001 / 3) < 1e-6)
    #expect(curves.defaultHazard[20] < 1e-5 && curves.defaultHazard[20] > 0)
    #expect(abs(curves.prepaymentHazard[11] - 200.0 / 901 / 3) < 1e-6)
    #expect(curves.defaultHazard[4] > 0.03 && curves.defaultHazard[7] < 1e-5)
    #expect(curves.prepaymentHazard[10] > 0.05 && curves.prepaymentHazard[13] == 0)
    #expect(curves.prepaymentHazard[34] == 0)
    #expect(abs(study.curves.recovery.grossShare - 0.1) < 1e-12)
    #expect(abs(study.curves.recovery.feeShare - 0.1) < 1e-12)
    #expect(LoanPricer(study.curves) != nil)
  }

  @Test("Recoveries that grow with the time since the last payment have that delay")
  func delay() throws {
    // given charge-offs seen 0–5, 6–11, 12–17 … months after: nothing, half, then all came back
    let rows = (0..<8).flatMap { step in
      (0..<20).map { _ in
        let stop = 2018 * 12 - 6 * step
        return loan(5, bad: true, recovered: [0, 300, 600][min(step, 2)]).with([
          "last_pymnt_d": "\(stop / 12)-\(stop % 12 < 9 ? "0" : "")\(stop % 12 + 1)-01"
        ])
      }
    }
    let loans = try madeUp(.early, rows).loans
    let study = try CashFlowStudy(loans)
    // 6 months without anything, 6 more with half of it
    #expect(abs(study.curves.recovery.lagMonths - 9) < 1e-9)
  }
}

@Suite("Made-up applications")
struct MadeUpApplicationsTests {
  @Test("They are valid, seeded, and leave fields out")
  func valid() throws {
    let catalogue = try installmentLoanCatalogue()
    let usual = ReferenceDistribution(
      field: "fico_score", edges: [660, 700, 780], choices: [], shares: [0.2, 0.3, 0.3, 0.2],
      unknown: 0)
    func make(_ seed: UInt64) -> [[FieldID: FieldValue]] {
      MadeUpApplications.make(80, catalogue: catalogue, distributions: [usual], seed: seed)
    }

    let made = make(1)

    #expect(made == make(1))
    #expect(made != make(2))
    for values in made {
      let form = ApplicationForm(
        product: catalogue.product,
        entries: values.mapValues { value in
          value.number.map { .number($0) } ?? .text(value.choice ?? "")
        })
      #expect(throws: Never.self) { try form.validated(by: catalogue) }
    }
    #expect(made.contains { $0["fico_score"] == nil })
    #expect(made.contains { $0["fico_score"]?.number == 850 })
    #expect(made[0].count == catalogue.fields.count(where: \.isRequired))
  }
}
