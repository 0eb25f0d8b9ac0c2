import Lending
import Testing

@testable import Monitoring

/// Seeded rows in which higher log-odds default more often; `levels` makes ties.
func madeUpRows(
  _ count: Int = 400, seed: UInt64 = 1, levels: Double? = nil
) -> (logOdds: [Double], outcomes: [Bool]) {
  var draws = SeededDraws(seed: seed)
  var (x, y): ([Double], [Bool]) = ([], [])
  for _ in 0..<count {
    var value = draws.share() * 6 - 4
    if let levels { value = (value * levels).rounded() / levels }
    x.append(value)
    y.append(draws.share() < 1 / (1 + approximateExp(-value)))
  }
  return (x, y)
}

/// `(1 + x/2^20)^(2^20)`: an obvious exponential that shares no code with the one under test.
private func approximateExp(_ x: Double) -> Double {
  var value = 1 + x / 1_048_576
  for _ in 0..<20 { value *= value }
  return value
}

func scored(_ rows: (logOdds: [Double], outcomes: [Bool])) throws -> ScoredOutcomes {
  try #require(ScoredOutcomes(logOdds: rows.logOdds, outcomes: rows.outcomes))
}

@Suite("Ranking")
struct RankingTests {
  @Test(
    "The area under the curve is the share of pairs in the right order, ties half",
    arguments: [nil, 2.0, 0.5])
  func areaEqualsPairs(levels: Double?) throws {
    let rows = madeUpRows(levels: levels)
    var (won, pairs) = (0.0, 0.0)
    for (x, bad) in zip(rows.logOdds, rows.outcomes) where bad {
      for (z, other) in zip(rows.logOdds, rows.outcomes) where !other {
        pairs += 1
        won += x > z ? 1 : x == z ? 0.5 : 0
      }
    }

    let area = try #require(try scored(rows).areaUnderCurve)

    #expect(abs(area - won / pairs) < 1e-12)
    #expect(try abs(#require(scored(rows).gini) - (2 * won / pairs - 1)) < 1e-12)
  }

  @Test("The Kolmogorov distance is the widest gap over all thresholds", arguments: [nil, 1.0])
  func distanceEqualsScan(levels: Double?) throws {
    let rows = madeUpRows(levels: levels)
    let bad = Double(rows.outcomes.count { $0 })
    let good = Double(rows.outcomes.count) - bad
    var widest = 0.0
    for threshold in rows.logOdds {
      let below = zip(rows.logOdds, rows.outcomes).filter { $0.0 <= threshold }
      let badBelow = Double(below.count { $0.1 })
      widest = max(widest, abs(badBelow / bad - (Double(below.count) - badBelow) / good))
    }

    #expect(try abs(#require(scored(rows).kolmogorovSmirnov) - widest) < 1e-12)
  }

  @Test("A perfect order has area 1, a reversed one 0, one value for all a half")
  func extremes() throws {
    let outcomes = [false, false, true, true]
    func area(_ x: [Double]) throws -> Double {
      try #require(try scored((x, outcomes)).areaUnderCurve)
    }
    #expect(try area([1, 2, 3, 4]) == 1)
    #expect(try area([4, 3, 2, 1]) == 0)
    #expect(try area([7, 7, 7, 7]) == 0.5)
  }

  @Test("Rows of one outcome have no order to measure")
  func oneOutcome() throws {
    let only = try scored(([1, 2], [true, true]))
    #expect(only.areaUnderCurve == nil)
    #expect(only.kolmogorovSmirnov == nil)
  }

  @Test("Rows that do not match, or are not numbers, are no rows")
  func mismatched() {
    #expect(ScoredOutcomes(logOdds: [1, 2], outcomes: [true]) == nil)
    #expect(ScoredOutcomes(logOdds: [.nan], outcomes: [true]) == nil)
    #expect(ScoredOutcomes(probabilities: [0], outcomes: [true]) == nil)
  }
}

@Suite("Errors of probabilities")
struct ErrorTests {
  @Test("Brier score and log loss are the written sums")
  func sums() throws {
    let probabilities = [0.1, 0.4, 0.8, 0.35]
    let outcomes = [false, false, true, true]

    let rows = try #require(ScoredOutcomes(probabilities: probabilities, outcomes: outcomes))

    let brier: Double = (0.01 + 0.16 + 0.04 + 0.4225) / 4
    #expect(try abs(#require(rows.brierScore) - brier) < 1e-12)
    // −(ln 0.9 + ln 0.6 + ln 0.8 + ln 0.35) / 4
    #expect(try abs(#require(rows.logLoss) - 0.4722879) < 1e-6)
  }

  @Test("A chance so small that it rounds to nothing still has a finite log loss")
  func farTail() throws {
    let rows = try scored(([-800, 800], [true, false]))
    #expect(try #require(rows.logLoss) == 800)
  }
}

@Suite("Calibration")
struct CalibrationTests {
  @Test("Bins hold equal counts and their error is the weighted gap")
  func equalCounts() throws {
    let rows = try scored(madeUpRows(1003))

    let bins = rows.reliability(bins: 10)

    #expect(bins.map(\.count).reduce(0, +) == 1003)
    #expect(bins.allSatisfy { (100...101).contains($0.count) })
    var slow = 0.0
    for bin in 0..<10 {
      let range = bin * 1003 / 10..<(bin + 1) * 1003 / 10
      let gap = range.reduce(0.0) { $0 + rows.probabilities[$1] - (rows.outcomes[$1] ? 1 : 0) }
      slow += abs(gap) / 1003
    }
    #expect(try abs(#require(rows.calibrationError()) - slow) < 1e-12)
  }

  @Test("A stretched and shifted score is set right by its line")
  func lineUndoesDistortion() throws {
    // given rows whose true log-odds are 0.2 + 0.5 x
    let truth = madeUpRows(40_000, seed: 3)
    let distorted = truth.logOdds.map { ($0 - 0.2) / 0.5 }

    let line = try #require(CalibrationLine.fitted(logOdds: distorted, outcomes: truth.outcomes))

    #expect(abs(line.slope - 0.5) < 0.02)
    #expect(abs(line.intercept - 0.2) < 0.05)
  }

  @Test("At the line the residuals, also times the score, sum to nothing")
  func gradientVanishes() throws {
    let rows = try scored(madeUpRows())

    let line = try #require(rows.calibrationLine)

    var (g0, g1) = (0.0, 0.0)
    for (x, y) in zip(rows.logOdds, rows.outcomes) {
      let residual = (y ? 1 : 0) - 1 / (1 + approximateExp(-line(x)))
      g0 += residual
      g1 += residual * x
    }
    #expect(abs(g0) < 1e-2)
    #expect(abs(g1) < 1e-2)
  }

  @Test("A weight of two counts like the row twice")
  func weights() throws {
    let rows = madeUpRows(300)
    let weights = rows.logOdds.indices.map { $0.isMultiple(of: 3) ? 2.0 : 1.0 }
    let twice = rows.logOdds.indices.flatMap { $0.isMultiple(of: 3) ? [$0, $0] : [$0] }

    let weighted = try #require(
      CalibrationLine.fitted(
        logOdds: rows.logOdds, outcomes: rows.outcomes, weights: weights))
    let repeated = try #require(
      CalibrationLine.fitted(
        logOdds: twice.map { rows.logOdds[$0] }, outcomes: twice.map { rows.outcomes[$0] }))

    #expect(abs(weighted.slope - repeated.slope) < 1e-9)
    #expect(abs(weighted.intercept - repeated.intercept) < 1e-9)
  }

  @Test("Split outcomes and equal scores have no line")
  func noLine() {
    #expect(CalibrationLine.fitted(logOdds: [1, 2, 3], outcomes: [true, true, true]) == nil)
    #expect(
      CalibrationLine.fitted(logOdds: [1, 2, 3, 4], outcomes: [false, false, true, true]) == nil)
    #expect(CalibrationLine.fitted(logOdds: [1, 1, 1], outcomes: [true, false, true]) == nil)
  }
}

@Suite("Seeded draws")
struct SeededDrawsTests {
  @Test("The first numbers are those of the published generator")
  func reference() {
    // Seed 1234567, as in the Rosetta Code task on SplitMix64.
    var draws = SeededDraws(seed: 1_234_567)
    #expect(draws.next() == 6_457_827_717_110_365_317)
    #expect(draws.next() == 3_203_168_211_198_807_973)
  }
}

@Suite struct CharacteristicTests {
  private func drawn(_ count: Int, ties: Bool, seed: UInt64) throws -> ScoredOutcomes {
    var draws = SeededDraws(seed: seed)
    let logOdds: [Double] = (0..<count).map { _ in
      let value = draws.share() * 6 - 4
      return ties ? value.rounded() : value
    }
    let outcomes = logOdds.map { draws.share() < Elementary.logistic($0) }
    return try #require(ScoredOutcomes(logOdds: logOdds, outcomes: outcomes))
  }

  @Test(arguments: [false, true])
  func theAreaUnderAllItsPointsIsTheArea(ties: Bool) throws {
    let scored = try drawn(800, ties: ties, seed: 7)
    let curve = try #require(scored.characteristic(places: 800))
    let area = zip(curve, curve.dropFirst()).reduce(0.0) { sum, step in
      sum + (step.1.falsePositiveRate - step.0.falsePositiveRate)
        * (step.1.truePositiveRate + step.0.truePositiveRate) / 2
    }
    let expected = try #require(scored.areaUnderCurve)
    #expect(abs(area - expected) < 1e-12)
  }

  @Test func itsPlacesLieOnTheCurveAndEndAtAllLoans() throws {
    let scored = try drawn(5000, ties: false, seed: 8)
    let curve = try #require(scored.characteristic())
    #expect(curve.count == 101)
    #expect(curve.first?.truePositiveRate == 0 && curve.last?.truePositiveRate == 1)
    #expect(curve.last?.falsePositiveRate == 1)
    for point in curve.dropFirst() {
      let mark = try #require(point.probability)
      let called = zip(scored.probabilities, scored.outcomes).filter { $0.0 >= mark }
      #expect(
        point.truePositiveRate == Double(called.count { $0.1 }) / Double(scored.defaults))
    }
    #expect(
      try #require(ScoredOutcomes(logOdds: [1, 2], outcomes: [true, true])).characteristic() == nil)
  }
}
