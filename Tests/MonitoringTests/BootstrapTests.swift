import Lending
import Testing

@testable import Monitoring

/// The rows of a draw written out one by one: slow and obvious.
private func written(_ rows: ScoredOutcomes, _ draws: inout SeededDraws) -> ScoredOutcomes {
  var drawn: [Int] = []
  for _ in 0..<rows.count { drawn.append(draws.index(below: rows.count)) }
  drawn.sort()
  return ScoredOutcomes(
    sorted: drawn.map { rows.logOdds[$0] }, outcomes: drawn.map { rows.outcomes[$0] })
}

@Suite("Bootstrap")
struct BootstrapTests {
  @Test(
    "Every interval is that of the rows written out and measured anew",
    arguments: [(nil, 733), (2.0, 733), (0.5, 120)] as [(Double?, Int)])
  func equalsWrittenRows(levels: Double?, count: Int) throws {
    let rows = try scored(madeUpRows(count, seed: 5, levels: levels))
    var slow = SeededDraws(seed: 8)
    var values: [Measure: [Double]] = [:]
    for _ in 0..<40 {
      let drawn = written(rows, &slow)
      for measure in Measure.allCases {
        if let value = drawn.value(of: measure, cutOff: 0.3) {
          values[measure, default: []].append(value)
        }
      }
    }

    var draws = SeededDraws(seed: 8)
    let fast = rows.intervals(cutOff: 0.3, resamples: 40, draws: &draws)

    for measure in Measure.allCases {
      let interval = try #require(fast[measure], "\(measure.rawValue)")
      let sorted = try #require(values[measure]).sorted()
      #expect(sorted.count == 40)
      // 2.5 % of 39 steps is less than one on either side; a calibration error is moved back.
      let shift = measure == .calibrationError ? sorted[19] - interval.value : 0
      let low = measure == .calibrationError ? max(sorted[0] - shift, 0) : sorted[0]
      #expect(abs(interval.low - low) < 1e-7, "\(measure.rawValue)")
      #expect(abs(interval.high - (sorted[39] - shift)) < 1e-7, "\(measure.rawValue)")
      #expect(interval.value == rows.value(of: measure, cutOff: 0.3))
    }
  }

  @Test("The gains of a draw are those of the rows written out")
  func gainsEqualWrittenRows() throws {
    let rows = try scored(madeUpRows(403, seed: 6, levels: 1))
    var slow = SeededDraws(seed: 2)
    var captured: [[Double]] = []
    for _ in 0..<20 {
      let drawn = written(rows, &slow)
      captured.append(
        (1...10).map { tenth in
          let from = (10 - tenth) * drawn.count / 10
          return Double(drawn.outcomes[from...].count { $0 }) / Double(drawn.defaults)
        })
    }

    var draws = SeededDraws(seed: 2)
    let gains = rows.intervalsAndGains(resamples: 20, draws: &draws).gains

    #expect(gains.map(\.tenth) == Array(1...10))
    for (index, line) in gains.enumerated() {
      let sorted = captured.map { $0[index] }.sorted()
      #expect(line.captured.low == sorted[0])
      #expect(line.captured.high == sorted[19])
    }
  }

  @Test("The riskiest tenth holds most defaults; all tenths hold all of them at a lift of one")
  func gains() throws {
    let rows = try scored(madeUpRows(2000))
    var draws = SeededDraws(seed: 3)

    let gains = rows.intervalsAndGains(resamples: 20, draws: &draws).gains

    #expect(gains.map(\.loans).reduce(0, +) == 2000)
    #expect(gains.map(\.defaults).reduce(0, +) == rows.defaults)
    #expect(gains[0].lift.value > 2)
    let shares = gains.map(\.captured.value)
    #expect(shares == shares.sorted())
    #expect(gains[9].captured.value == 1 && gains[9].lift.value == 1)
  }

  @Test("Accuracy, precision, recall and F1 count by hand")
  func cutOff() throws {
    let rows = try #require(
      ScoredOutcomes(
        probabilities: [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8],
        outcomes: [false, true, false, true, true, false, true]))
    // At 0.3 and above: five flagged, three of them defaults; one default of four is missed.
    func value(_ measure: Measure) -> Double? { rows.value(of: measure, cutOff: 0.3) }
    #expect(value(.flagged) == 5.0 / 7)
    #expect(value(.accuracy) == 4.0 / 7)
    #expect(value(.precision) == 3.0 / 5)
    #expect(value(.recall) == 3.0 / 4)
    #expect(value(.f1) == 6.0 / 9)
    #expect(rows.value(of: .precision, cutOff: 0.9) == nil)
    #expect(rows.value(of: .recall) == nil)
  }

  @Test("The interval holds the measure and narrows with more rows")
  func narrows() throws {
    func interval(_ count: Int) throws -> MeasureInterval {
      var draws = SeededDraws(seed: 9)
      return try #require(try scored(madeUpRows(count)).interval(of: .gini, draws: &draws))
    }
    let (few, many) = (try interval(200), try interval(5000))

    #expect(few.low < few.value && few.value < few.high)
    #expect(many.low < many.value && many.value < many.high)
    #expect(many.high - many.low < (few.high - few.low) / 2)
  }

  @Test("A calibration error lies in its own interval, also where every draw lies above it")
  func calibrationError() throws {
    // Each tenth has exactly the rate that was said, so that any draw can only be worse.
    let outcomes = (0..<1000).map { $0 % 100 < 10 + $0 / 100 * 5 }
    let said = (0..<1000).map { (0.1 + Double($0 / 100) * 0.05) }
    let rows = try #require(ScoredOutcomes(probabilities: said, outcomes: outcomes))
    var draws = SeededDraws(seed: 5)

    let interval = try #require(rows.interval(of: .calibrationError, draws: &draws))

    #expect(interval.value < 1e-12)
    #expect(interval.low <= interval.value && interval.value <= interval.high)
    #expect(interval.low >= 0 && interval.high > 0.001)
  }

  @Test("Two records of one loan are drawn together, so they say no more than one")
  func records() throws {
    let once = madeUpRows(300, seed: 3)
    func twice<Value>(_ values: [Value]) -> [Value] { values.flatMap { [$0, $0] } }
    let loans = twice(Array(0..<300)).map { 7 * $0 }
    let (x, y) = (twice(once.logOdds), twice(once.outcomes))
    func interval(_ rows: ScoredOutcomes?) throws -> MeasureInterval {
      var draws = SeededDraws(seed: 6)
      return try #require(rows?.interval(of: .areaUnderCurve, draws: &draws))
    }
    let single = try interval(ScoredOutcomes(logOdds: once.logOdds, outcomes: once.outcomes))
    let together = try interval(ScoredOutcomes(logOdds: x, outcomes: y, groups: loans))
    let apart = try interval(ScoredOutcomes(logOdds: x, outcomes: y))

    #expect(together == single)
    #expect(apart.high - apart.low < 0.9 * (single.high - single.low))
    #expect(ScoredOutcomes(logOdds: x, outcomes: y, groups: [1]) == nil)
  }

  @Test("The width is that of Hanley and McNeil's standard error")
  func width() throws {
    let rows = try scored(madeUpRows(1000))
    var draws = SeededDraws(seed: 4)

    let interval = try #require(
      rows.interval(of: .areaUnderCurve, resamples: 1000, draws: &draws))

    let a = interval.value
    let (bad, good) = (Double(rows.defaults), Double(rows.count - rows.defaults))
    let q1 = a / (2 - a)
    let q2 = 2 * a * a / (1 + a)
    let variance =
      (a * (1 - a) + (bad - 1) * (q1 - a * a) + (good - 1) * (q2 - a * a)) / (bad * good)
    let expected = 2 * 1.96 * variance.squareRoot()
    #expect(abs((interval.high - interval.low) / expected - 1) < 0.15)
  }

  @Test("The same seed gives the same interval, another seed another")
  func seeded() throws {
    let rows = try scored(madeUpRows())
    func interval(_ seed: UInt64) -> MeasureInterval? {
      var draws = SeededDraws(seed: seed)
      return rows.interval(of: .brier, resamples: 50, draws: &draws)
    }
    #expect(interval(1) == interval(1))
    #expect(interval(1) != interval(2))
  }

  @Test("Rows of one outcome have no ranking but a level")
  func oneOutcome() throws {
    let only = try scored(([1, 2, 3], [true, true, true]))
    var draws = SeededDraws(seed: 1)
    let measures = only.intervals(cutOff: 0.5, resamples: 10, draws: &draws)
    #expect(measures[.areaUnderCurve] == nil)
    #expect(measures[.observedRate]?.value == 1)
    #expect(try scored(([], [])).intervals(draws: &draws).isEmpty)
  }
}

@Suite("Paired comparison")
struct PairedComparisonTests {
  @Test("The differences are those of both scorings measured on the written-out draws")
  func equalsWrittenRows() throws {
    let rows = madeUpRows(211, seed: 12, levels: 2)
    let noisy = rows.logOdds.enumerated().map { $1 + Double($0 * 7919 % 13) / 4 - 1.5 }
    var slow = SeededDraws(seed: 21)
    var (areas, briers): ([Double], [Double]) = ([], [])
    for _ in 0..<30 {
      let drawn = (0..<211).map { _ in slow.index(below: 211) }
      let outcomes = drawn.map { rows.outcomes[$0] }
      let one = try scored((drawn.map { rows.logOdds[$0] }, outcomes))
      let two = try scored((drawn.map { noisy[$0] }, outcomes))
      areas.append(try #require(two.areaUnderCurve) - #require(one.areaUnderCurve))
      briers.append(try #require(two.brierScore) - #require(one.brierScore))
    }

    var draws = SeededDraws(seed: 21)
    let paired = try #require(
      PairedComparison(
        first: rows.logOdds, second: noisy, outcomes: rows.outcomes, resamples: 30, draws: &draws))

    let slowAreas = areas.sorted()
    let slowBriers = briers.sorted()
    #expect(abs(paired.areaUnderCurve.low - slowAreas[0]) < 1e-12)
    #expect(abs(paired.areaUnderCurve.high - slowAreas[29]) < 1e-12)
    #expect(abs(paired.brier.low - slowBriers[0]) < 1e-12)
    #expect(abs(paired.brier.high - slowBriers[29]) < 1e-12)
    #expect(paired.areaUnderCurve.value < 0)
  }

  @Test("Two records of one loan are drawn together here too")
  func records() throws {
    let rows = madeUpRows(200, seed: 4)
    let other = rows.logOdds.map { $0 * $0 }
    func twice<Value>(_ values: [Value]) -> [Value] { values.flatMap { [$0, $0] } }
    func paired(_ copies: Bool) throws -> PairedComparison {
      var draws = SeededDraws(seed: 3)
      return try #require(
        copies
          ? PairedComparison(
            first: twice(rows.logOdds), second: twice(other), outcomes: twice(rows.outcomes),
            groups: twice(Array(0..<200)), resamples: 50, draws: &draws)
          : PairedComparison(
            first: rows.logOdds, second: other, outcomes: rows.outcomes, resamples: 50,
            draws: &draws))
    }
    let (single, double) = (try paired(false), try paired(true))
    #expect(single.areaUnderCurve == double.areaUnderCurve)
    #expect(abs(single.brier.low - double.brier.low) < 1e-12)
  }

  @Test("A scoring beside itself differs by nothing, and exchanged sides change the sign")
  func symmetry() throws {
    let rows = madeUpRows(150)
    let other = rows.logOdds.map { $0 * $0 }
    func paired(_ first: [Double], _ second: [Double]) throws -> PairedComparison {
      var draws = SeededDraws(seed: 3)
      return try #require(
        PairedComparison(
          first: first, second: second, outcomes: rows.outcomes, resamples: 50, draws: &draws))
    }
    let same = try paired(rows.logOdds, rows.logOdds)
    #expect(same.areaUnderCurve.low == 0 && same.areaUnderCurve.high == 0)
    let (there, back) = (try paired(rows.logOdds, other), try paired(other, rows.logOdds))
    #expect(there.brier.value == -back.brier.value)
    #expect(there.areaUnderCurve.low == -back.areaUnderCurve.high)
  }

  @Test("Scores of other rows, or of one outcome, have no comparison")
  func refused() {
    var draws = SeededDraws(seed: 3)
    #expect(
      PairedComparison(first: [1, 2], second: [1], outcomes: [true, false], draws: &draws) == nil)
    #expect(
      PairedComparison(first: [1, 2], second: [1, 2], outcomes: [true, true], draws: &draws) == nil)
  }
}
