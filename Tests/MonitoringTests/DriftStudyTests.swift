import FoundationEssentials
import Lending
import Testing

@testable import Monitoring

/// Fields with the shapes that packs have: tenths, counts with most loans at 0, choices with rare
/// ones, and unknown answers.
private let shapes: [ReferenceDistribution] = {
  func numbers(_ name: String, _ shares: [Double], unknown: Double = 0) -> ReferenceDistribution {
    let sum = shares.reduce(0, +)
    return ReferenceDistribution(
      field: FieldID(name), edges: (1..<shares.count).map(Double.init), choices: [],
      shares: shares.map { $0 / sum * (1 - unknown) }, unknown: unknown)
  }
  let tenths = Array(repeating: 0.1, count: 10)
  let counts: [Double] = [0.82, 0.12, 0.03, 0.013, 0.006, 0.003, 0.001, 0.001, 0.0005]
  let choices: [Double] = [
    0.57, 0.21, 0.07, 0.06, 0.025, 0.015, 0.014, 0.012, 0.008, 0.006, 0.004, 0.001,
  ]
  func ofChoices(_ name: String) -> ReferenceDistribution {
    let sum = choices.reduce(0, +)
    return ReferenceDistribution(
      field: FieldID(name), edges: [], choices: choices.indices.map { "c\($0)" },
      shares: choices.map { $0 / sum }, unknown: 0)
  }
  var shapes: [ReferenceDistribution] = []
  for index in 0..<6 {
    shapes.append(numbers("tenths_\(index)", tenths, unknown: Double(index) * 0.02))
    shapes.append(numbers("counts_\(index)", counts, unknown: index == 5 ? 0.004 : 0))
  }
  for index in 0..<4 { shapes.append(ofChoices("choices_\(index)")) }
  return shapes
}()

/// Answers drawn from what a field's distribution says.
private func drawn(
  _ count: Int, of shape: ReferenceDistribution, _ draws: inout SeededDraws
) -> BinnedCounts {
  var counts = BinnedCounts(shape)
  for _ in 0..<count {
    var rest = draws.share()
    var bin = 0
    while bin < shape.shares.count, rest >= shape.shares[bin] {
      rest -= shape.shares[bin]
      bin += 1
    }
    if bin == shape.shares.count {
      counts.count(nil as Double?)
    } else if shape.choices.isEmpty {
      counts.count(Double(bin) + 0.5)
    } else {
      counts.count(choice: shape.choices[bin])
    }
  }
  return counts
}

/// More streams where the machine has the time: `ASSAY_DRIFT_STREAMS=1000`.
private let streams =
  Int(ProcessInfo.processInfo.environment["ASSAY_DRIFT_STREAMS"] ?? "") ?? 60

/// The mark of 6.5 % is for a thousand streams; fewer may lie three deviations above it by chance.
private let mostAlarms: Double = {
  let mean = 0.065 * Double(streams)
  return streams >= 1000 ? mean : mean + 3 * mean.squareRoot()
}()

@Suite("Drift study")
struct DriftStudyTests {
  @Test(
    "Quiet streams raise an alarm anywhere in at most 6.5 % at the 5 % level",
    arguments: [nil, 2000])
  func falseAlarms(referenceCount: Int?) {
    var alarms = 0
    for seed in 0..<streams {
      var draws = SeededDraws(seed: UInt64(seed))
      let reference = shapes.map { shape in
        referenceCount.map { drawn($0, of: shape, &draws) } ?? BinnedCounts(shape, of: 1)
      }
      let arrivals = shapes.map { drawn(400, of: $0, &draws) }
      let report = DriftStudy.report(
        reference: reference, referenceCount: referenceCount, arrivals: arrivals)
      alarms += report.moved.isEmpty ? 0 : 1
    }

    #expect(Double(alarms) <= mostAlarms, "\(alarms) of \(streams)")
  }

  @Test("A shift of half a standard deviation is found with 500 cases")
  func power() {
    // Deciles of the normal law, and the shares of one that lies half a deviation higher.
    let edges = (1...9).map { NormalDistribution.quantile(Double($0) / 10) }
    let shape = ReferenceDistribution(
      field: "moved", edges: edges, choices: [], shares: Array(repeating: 0.1, count: 10),
      unknown: 0)
    var (found, marked) = (0, 0)
    for seed in 0..<streams {
      var draws = SeededDraws(seed: UInt64(seed))
      var moved = BinnedCounts(shape)
      for _ in 0..<500 { moved.count(NormalDistribution.quantile(draws.share()) + 0.5) }
      let report = DriftStudy.report(
        reference: (shapes + [shape]).map { BinnedCounts($0, of: 5000) }, referenceCount: 5000,
        arrivals: shapes.map { drawn(500, of: $0, &draws) } + [moved])
      found += report.moved.contains { $0.field == "moved" } ? 1 : 0
      marked += report["moved"]?.mark == .steady ? 0 : 1
    }

    #expect(Double(found) >= 0.95 * Double(streams), "\(found) of \(streams)")
    #expect(Double(marked) >= 0.95 * Double(streams), "\(marked) of \(streams)")
  }

  @Test("Answers that go missing are found apart from what the known ones say")
  func missing() throws {
    var draws = SeededDraws(seed: 3)
    let shape = shapes[0]
    var arrivals = drawn(480, of: shape, &draws)
    for _ in 0..<20 { arrivals.count(nil as Double?) }

    let report = DriftStudy.report(
      reference: [BinnedCounts(shape, of: 5000)], referenceCount: 5000, arrivals: [arrivals])

    let field = try #require(report["tenths_0"])
    #expect(field.unknown.referenceShare == 0 && field.unknown.share == 0.04)
    #expect(try #require(field.unknown.finding).adjusted < 1e-6)
    #expect(try #require(field.values).degrees == 9)
    #expect(field.bins.last?.name == "unknown")
  }

  @Test("Answers that nobody gave before are named, the most frequent first")
  func unseen() throws {
    let shape = ReferenceDistribution(
      field: "purpose", edges: [], choices: ["car", "house", "boat"], shares: [0.6, 0.4, 0],
      unknown: 0)
    var arrivals = BinnedCounts(shape)
    for _ in 0..<60 { arrivals.count(choice: "car") }
    for _ in 0..<40 { arrivals.count(choice: "house") }
    for _ in 0..<4 { arrivals.count(choice: "boat") }
    for _ in 0..<5 { arrivals.count(choice: "space_ship") }

    let report = DriftStudy.report(
      reference: [BinnedCounts(shape, of: 2000)], referenceCount: 2000, arrivals: [arrivals])

    let field = try #require(report["purpose"])
    #expect(field.unseenChoices == ["space_ship", "boat"])
    #expect(try #require(field.unseen?.finding).adjusted < 1e-6)
    #expect(report.moved.map(\.field) == ["purpose"])
  }

  @Test("Counts of blocks add up to those of the whole")
  func merging() {
    var draws = SeededDraws(seed: 5)
    let shape = shapes[13]
    var first = drawn(50, of: shape, &draws)
    let second = drawn(70, of: shape, &draws)

    first.merge(second)

    #expect(first.total == 120)
  }

  @Test("A number belongs to the bin that begins with it")
  func edges() {
    let shape = ReferenceDistribution(
      field: "n", edges: [1, 2], choices: [], shares: [0.3, 0.3, 0.4], unknown: 0)
    var counts = BinnedCounts(shape)

    for number in [0.9, 1, 1.9, 2, 7] { counts.count(number) }

    #expect(counts.bins == [1, 2, 2])
  }
}
