import FoundationEssentials
import Lending
import Testing

@testable import Monitoring

/// Branches whose loans default by another line than the model says.
private func branch(
  _ count: Int, seed: UInt64, intercept: Double = 0.5, slope: Double = 0.8
) -> (logOdds: [Double], outcomes: [Bool]) {
  var draws = SeededDraws(seed: seed)
  let x = (0..<count).map { _ in NormalDistribution.quantile(0.0005 + 0.999 * draws.share()) - 1.5 }
  return (x, x.map { draws.share() < Elementary.logistic(intercept + slope * $0) })
}

private func sums(_ rows: (logOdds: [Double], outcomes: [Bool])) -> CalibrationSums {
  CalibrationSums(model: "m@1", packDigest: "d", logOdds: rows.logOdds, outcomes: rows.outcomes)
}

/// A thousand where the machine has the time: `ASSAY_RECALIBRATION_SEEDS=1000`.
private let seeds =
  Int(ProcessInfo.processInfo.environment["ASSAY_RECALIBRATION_SEEDS"] ?? "") ?? 40

@Suite("Recalibration")
struct RecalibrationTests {
  @Test("Sums of ten branches, merged, give the fit of all their loans")
  func merging() throws {
    let branches = (0..<10).map { branch(300, seed: $0) }
    let pooled = sums((branches.flatMap(\.logOdds), branches.flatMap(\.outcomes)))

    var merged = sums(branches[0])
    for rows in branches.dropFirst() { merged = try #require(merged.merged(with: sums(rows))) }

    #expect(merged.cells == pooled.cells && merged.parts == 10)
    let (one, all) = (RecalibrationFit.report(merged), RecalibrationFit.report(pooled))
    #expect(abs(one.intercept - all.intercept) < 1e-9 && abs(one.slope - all.slope) < 1e-9)
    #expect(one.isChange)
  }

  @Test("On the grid the fit is that of the loans at its points")
  func gridFit() throws {
    let rows = branch(2000, seed: 3)
    let points = rows.logOdds.map { ($0 * 64).rounded() / 64 }

    let line = try #require(CalibrationLine.fitted(logOdds: points, outcomes: rows.outcomes))
    let found = RecalibrationFit.report(sums(rows))

    #expect(found.answer == .interceptAndSlope)
    #expect(abs(found.intercept - line.intercept) < 1e-9)
    #expect(abs(found.slope - line.slope) < 1e-9)
  }

  @Test(
    "Fresh loans are foretold better on average, from branches of every size",
    arguments: [200, 1000, 5000])
  func improves(size: Int) throws {
    var gain = 0.0
    for seed in 0..<seeds {
      let found = RecalibrationFit.report(sums(branch(size, seed: UInt64(seed))))
      let fresh = branch(2000, seed: UInt64(seed) + 1_000_000)
      let line = CalibrationLine(slope: found.slope, intercept: found.intercept)
      let before = try #require(
        ScoredOutcomes(logOdds: fresh.logOdds, outcomes: fresh.outcomes)?.brierScore)
      let after = try #require(
        ScoredOutcomes(logOdds: fresh.logOdds.map { line($0) }, outcomes: fresh.outcomes)?
          .brierScore)
      gain += before - after
    }
    #expect(gain > 0)
  }

  @Test("Where the chances are right a change is refused 9 times in 10 and more")
  func refusal() {
    let changed = (0..<max(seeds, 40)).count {
      RecalibrationFit.report(sums(branch(1000, seed: UInt64($0), intercept: 0, slope: 1))).isChange
    }
    #expect(Double(changed) <= 0.1 * Double(max(seeds, 40)), "\(changed)")
  }

  @Test("No change inside the interval is no change")
  func noChange() throws {
    let found = RecalibrationFit.report(sums(branch(1000, seed: 5, intercept: 0, slope: 1)))

    #expect(found.answer == .noChange && found.intercept == 0 && found.slope == 1)
    let (intercept, slope) = (try #require(found.freeIntercept), try #require(found.freeSlope))
    #expect((intercept.low...intercept.high).contains(0) && (slope.low...slope.high).contains(1))
  }

  @Test("A level that is wrong moves the intercept alone")
  func levelOnly() {
    let found = RecalibrationFit.report(sums(branch(2000, seed: 7, intercept: 0.6, slope: 1)))

    #expect(found.answer == .intercept && found.slope == 1)
    #expect((0.4...0.8).contains(found.intercept))
  }

  @Test("Too few outcomes of one end give no answer")
  func tooFew() {
    let rows = (Array(repeating: -1.0, count: 500), (0..<500).map { $0 < 19 })

    #expect(RecalibrationFit.report(sums(rows)).answer == .tooFew)
  }

  @Test("Sums of another model or pack are not added")
  func otherModel() {
    let own = sums(branch(10, seed: 1))
    let other = CalibrationSums(model: "m@2", packDigest: "d", logOdds: [0], outcomes: [true])
    let changed = CalibrationSums(model: "m@1", packDigest: "e", logOdds: [0], outcomes: [true])

    #expect(own.merged(with: other) == nil && own.merged(with: changed) == nil)
  }

  @Test("Noise stands on every cell, is told, and averages out")
  func noise() throws {
    var draws = SeededDraws(seed: 11)
    let exact = sums(branch(500, seed: 2))
    var total = 0.0
    for _ in 0..<40 {
      let noisy = exact.noisy(epsilon: 1, draws: &draws)
      #expect(noisy.cells.count == 1025 && noisy.epsilon == 1 && noisy.isSound)
      total += Double(noisy.defaults)
    }
    // 1,025 cells of variance 1.84 each, forty times: ±6.9 is one deviation of the mean.
    #expect(abs(total / 40 - Double(exact.defaults)) < 28)
    #expect(exact.noisy(epsilon: 1, draws: &draws) != exact.noisy(epsilon: 1, draws: &draws))
  }

  @Test("Much data shows through little noise, and noise alone is refused")
  func noisyFit() throws {
    var draws = SeededDraws(seed: 12)
    let much = RecalibrationFit.report(
      sums(branch(20_000, seed: 2)).noisy(epsilon: 4, draws: &draws))

    #expect(much.isChange && much.epsilon == 4)
    #expect(abs(much.intercept - 0.5) < 0.2 && abs(much.slope - 0.8) < 0.15)
    let none = CalibrationSums(model: "m@1", packDigest: "d", logOdds: [], outcomes: [])
    #expect(!RecalibrationFit.report(none.noisy(epsilon: 0.1, draws: &draws)).isChange)
  }

  @Test("Numbers that no counting gives are not sound")
  func soundness() {
    func cells(_ cells: [CalibrationSums.Cell], epsilon: Double? = nil) -> CalibrationSums {
      CalibrationSums(model: "m", packDigest: "d", epsilon: epsilon, parts: 1, cells: cells)
    }
    #expect(cells([.init(place: 3, loans: 2, defaults: 1)]).isSound)
    #expect(!cells([.init(place: 3, loans: 2, defaults: 3)]).isSound)
    #expect(!cells([.init(place: 600, loans: 2, defaults: 1)]).isSound)
    #expect(
      !cells([.init(place: 3, loans: 2, defaults: 1), .init(place: 3, loans: 2, defaults: 1)])
        .isSound)
    #expect(cells([.init(place: 3, loans: -2, defaults: 1)], epsilon: 1).isSound)
  }
}
