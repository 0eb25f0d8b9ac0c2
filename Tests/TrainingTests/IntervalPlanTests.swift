import Lending
import Testing

@testable import Training

/// Loans of several years whose log-odds lie `shifts` above what was said of them.
private func foretold(
  _ shifts: [Double], loans: Int = 4000, variance: Double = 0, seed: UInt64 = 3
) -> [ForetoldLoan] {
  var draws = SeededDraws(seed: seed)
  return shifts.enumerated().flatMap { year, shift in
    (0..<loans).map { _ in
      let said = -3 + 2.5 * draws.share()
      return ForetoldLoan(
        vintage: Vintage(year: 2000 + year, termMonths: 36), logOdds: said, variance: variance,
        defaulted: draws.share() < Elementary.logistic(said + shift))
    }
  }
}

@Suite("Groups of like loans")
struct LikeLoansTests {
  @Test("They lie within a vintage, in order of the chance, and leave no loan out")
  func groups() {
    let loans =
      foretold([0, 0.5], loans: 1050)
      + foretold([0], loans: 99, seed: 8).map {
        ForetoldLoan(
          vintage: Vintage(year: 2000, termMonths: 60), logOdds: $0.logOdds, variance: 0,
          defaulted: $0.defaulted)
      }
    let groups = LikeLoans.groups(of: loans)
    #expect(groups.count == 20)
    #expect(groups.allSatisfy { (100..<200).contains($0.count) })
    #expect(groups.reduce(0) { $0 + $1.count } == 2100)
    #expect(groups.reduce(0) { $0 + $1.defaults } == loans.prefix(2100).count { $0.defaulted })
    for (left, right) in zip(groups, groups.dropFirst()) where left.vintage == right.vintage {
      #expect(left.probability < right.probability)
    }
  }

  @Test("The needed variance is the one from which on the interval holds")
  func needed() {
    for group in LikeLoans.groups(of: foretold([0.4])) {
      let needed = group.neededVariance
      if needed > 0 {
        #expect(!group.holds(0.99 * needed))
      }
      #expect(group.holds(max(needed, 0) * 1.01 + 1e-9))
    }
  }
}

@Suite("Interval")
struct IntervalPlanTests {
  private let differing = [-0.5, -0.3, -0.2, -0.1, 0, 0.1, 0.1, 0.2, 0.3, 0.4]

  @Test("Nine in ten groups lie inside by construction, and about as many of years not seen")
  func construction() throws {
    let loans = foretold(differing, loans: 8000)
    let plan = try IntervalPlan(loans)
    let kept = IntervalCoverage(loans.map { $0.telling(plan) })
    #expect(plan.scale == 1)
    #expect(plan.vintageVariance > 0.01 && plan.vintageVariance < 0.2)
    #expect(kept.vintages == 10 && kept.groups == 800)
    #expect(abs(kept.share - 0.9) < 0.005)
    #expect(kept.held > kept.heldWithoutInterval)
    let unseen = try IntervalPlan.coverage(of: loans)
    #expect(unseen.groups == 800)
    #expect(unseen.share > 0.8 && unseen.share < 0.95)
  }

  @Test("Years that differ by chance alone need almost no constant")
  func same() throws {
    #expect(try IntervalPlan(foretold([0, 0, 0, 0], loans: 8000)).vintageVariance < 0.01)
  }

  @Test("What the bins vary by already is not added again")
  func bins() throws {
    let without = try IntervalPlan(foretold(differing))
    let with = try IntervalPlan(foretold(differing, variance: 0.01))
    #expect(abs(without.vintageVariance - with.vintageVariance - 0.01) < 1e-12)
    #expect(abs(with.variance(bins: 0.01) - without.variance(bins: 0)) < 1e-12)
  }

  @Test("Bins that alone make the interval too wide are scaled down")
  func scaled() throws {
    let loans = foretold([0, 0.05, -0.05], variance: 0.5)
    let plan = try IntervalPlan(loans)
    #expect(plan.vintageVariance == 0)
    #expect(plan.scale < 0.2)
    let kept = IntervalCoverage(loans.map { $0.telling(plan) })
    #expect(abs(kept.share - 0.9) < 0.03)
  }

  @Test("The evidence counts held-back years and test vintages apart and together")
  func evidence() throws {
    let loans = foretold(differing)
    let plan = try IntervalPlan(loans)
    let test = foretold([0.1], seed: 12).map { $0.telling(plan) }
    let evidence = try IntervalEvidence(
      plan, heldBack: loans, test: test)
    #expect(evidence.heldBack.map(\.groups) == [400, 200, 80])
    #expect(evidence.test.map(\.groups) == [40, 20, 8])
    #expect(evidence.all.map(\.vintages) == [11, 11, 11])
    #expect(evidence.all[0].held == evidence.heldBack[0].held + evidence.test[0].held)
    #expect(evidence.lines(of: .loan).count { $0.hasPrefix("| 100, ") } == 3)
  }

  @Test("Without a hundred loans of a vintage there is no plan")
  func tooFew() {
    #expect(throws: TrainingError.self) { try IntervalPlan(foretold([0], loans: 99)) }
  }
}

@Suite("Years held back")
struct HeldBackYearsTests {
  @Test("A year's level is that of the others, and its own loans take no part")
  func heldBack() throws {
    var draws = SeededDraws(seed: 11)
    let shifts = [-0.4, 0.8, 0, 0]
    let loans = try madeUp(
      .early,
      (0..<8000).map { index in
        let year = index % shifts.count
        let isBad = draws.share() < Elementary.logistic(-1.5 + shifts[year])
        return MadeUpRow().with([
          "issue_d": "Jan-\(2007 + year)", "loan_status": isBad ? "Charged Off" : "Fully Paid",
        ])
      }
    ).loans
    let rows = TrainingRows(loans, features: quickRecipe(loans).features)
    // a score that ranks, but on another level and scale
    let margins = (0..<rows.count).map { _ in 2 * draws.share() }
    var learned: [Int] = []

    let found = try HeldBackYears.logOdds(
      of: 2008, rows, issued: rows.vintages, crossFit: margins
    ) { indices in
      learned = indices
      return margins.map { $0 + 5 }
    }

    #expect(HeldBackYears.years(loans) == [2007, 2008, 2009, 2010])
    #expect(learned.allSatisfy { rows.vintages[$0] != 2008 })
    #expect(learned.count == 6000)
    #expect(Set(found.keys) == Set(rows.vintages.indices.filter { rows.vintages[$0] == 2008 }))
    let mean = found.values.reduce(0) { $0 + Elementary.logistic($1) } / Double(found.count)
    let others = learned.count { rows.defaulted[$0] }
    #expect(abs(mean - Double(others) / Double(learned.count)) < 0.01)
    let years = HeldBackYears([found], rows: rows)
    #expect(years.logOdds.count { $0 != nil } == found.count)
    #expect(years.loans(rows) { _ in 0.1 }.count == found.count)
  }
}
