import Lending
import Scoring
import Testing

@testable import Training

@Suite("A bin's evidence")
struct EvidenceBinTests {
  @Test("Its shift makes the expected defaults of all levels the observed ones")
  func balance() {
    var bin = EvidenceBin(levels: 2)
    for row in 0..<200 {
      bin.add(level: row % 2, weight: row.isMultiple(of: 3) ? 0.2 : 1, defaulted: row % 5 == 0)
    }
    let offsets = [-2.0, -0.5]

    let shift = bin.shift(offsets, prior: 1e-9)

    let expected = zip(bin.weights, offsets).reduce(0) {
      $0 + $1.0 * Elementary.logistic($1.1 + shift)
    }
    #expect(abs(expected - bin.defaulted) < 1e-6)
    #expect(shift != 0)
  }

  @Test("A row of weight 2 says what two rows say")
  func weights() {
    var one = EvidenceBin(levels: 1)
    one.add(level: 0, weight: 2, defaulted: true)
    one.add(level: 0, weight: 6, defaulted: false)
    var many = EvidenceBin(levels: 1)
    for row in 0..<8 { many.add(level: 0, weight: 1, defaulted: row < 2) }
    #expect(one == many)
  }

  @Test("Smoothing draws few loans to 0 and leaves many alone; no loan says nothing")
  func smoothing() {
    func shift(_ times: Double) -> Double {
      var bin = EvidenceBin(levels: 1)
      bin.add(level: 0, weight: 3 * times, defaulted: true)
      bin.add(level: 0, weight: 3 * times, defaulted: false)
      return bin.shift([-1], prior: 5)
    }
    #expect(shift(1) > 0 && shift(1) < 0.4)
    #expect(abs(shift(10_000) - 1) < 0.001)
    #expect(EvidenceBin(levels: 1).shift([-1], prior: 0) == 0)
  }

  @Test("Parting loans of different risk always raises the likelihood")
  func likelihood() {
    var draws = SeededDraws(seed: 4)
    for _ in 0..<50 {
      let bins = (0..<2).map { _ in
        var bin = EvidenceBin(levels: 2)
        for _ in 0..<40 {
          bin.add(
            level: draws.index(below: 2), weight: 0.1 + draws.share(),
            defaulted: draws.share() < 0.3)
        }
        return bin
      }
      let offsets = [-1.5, -0.5]
      let apart = bins.map { $0.likelihood(offsets, prior: 0) }.reduce(0, +)
      #expect(apart >= (bins[0] + bins[1]).likelihood(offsets, prior: 0) - 1e-9)
    }
  }
}

@Suite("Weight of evidence")
struct WeightOfEvidenceTests {
  private func learned(
    _ settings: WeightOfEvidence.Settings = .init()
  ) throws -> (WeightOfEvidence, TrainingRows, [Feature]) {
    let (rows, features, offsets) = try learningRows(.priced)
    return (
      WeightOfEvidence(
        rows, features: features, levels: OffsetLevels(offsets), settings: settings),
      rows, features
    )
  }

  @Test("Tables move only where credit sense says, and the FICO score says much")
  func monotone() throws {
    let (evidence, _, features) = try learned()
    for (feature, table) in zip(features, evidence.tables) where feature.monotone != 0 {
      for (low, high) in zip(table.values, table.values.dropFirst()) {
        #expect(Double(feature.monotone) * (high - low) > 0, "\(feature.name)")
      }
    }
    let fico = evidence.tables[try #require(features.firstIndex { $0.name == "fico_score" })]
    #expect(try #require(fico.values.first) - #require(fico.values.last) > 1)
  }

  @Test("No bin is smaller or more numerous than the settings say")
  func sizes() throws {
    let settings = WeightOfEvidence.Settings(bins: 5, leastShare: 0.08, leastGain: 0)
    let (evidence, rows, _) = try learned(settings)
    let all = rows.weights.reduce(0, +)
    for (column, table) in evidence.tables.enumerated() {
      #expect(table.values.count <= 5)
      var weights = [Double](repeating: 0, count: table.values.count + 1)
      for row in 0..<rows.count {
        weights[table.bin(of: rows.values[row * rows.width + column])] += rows.weights[row]
      }
      guard table.values.count > 1 else { continue }
      for weight in weights.dropLast() { #expect(weight >= 0.08 * all) }
    }
  }

  @Test("Evidence of a bin is the log-odds of its loans against all, where nothing smooths")
  func slow() throws {
    let (rows, features, _) = try learningRows()
    let sample = rows.chosen(
      rows.levels.indices.filter { rows.levels[$0].source == .sample })
    let settings = WeightOfEvidence.Settings(smoothing: 0)
    let evidence = WeightOfEvidence(
      sample, features: features,
      levels: OffsetLevels([Double](repeating: -1, count: sample.count)), settings: settings)
    func odds(_ rows: [Bool]) -> Double {
      Elementary.log(Double(rows.count { $0 }) / Double(rows.count { !$0 }))
    }
    let all = odds(sample.defaulted)
    let fico = try #require(features.firstIndex { $0.name == "fico_score" })
    let table = evidence.tables[fico]
    #expect(table.values.count > 2)
    for bin in table.values.indices {
      let members = (0..<sample.count).filter {
        table.bin(of: sample.values[$0 * sample.width + fico]) == bin
      }
      let outcomes = members.map { sample.defaulted[$0] }
      // The pull that stands in for no smoothing keeps a bin of one outcome finite.
      guard Set(outcomes).count == 2 else { continue }
      #expect(abs(table.values[bin] - (odds(outcomes) - all)) < 1e-4)
    }
  }

  @Test("An unknown input is told by its loans, not by the level of the source that lacks it")
  func unknown() throws {
    let (rows, features, offsets) = try learningRows()
    let fico = try #require(features.firstIndex { $0.name == "fico_score" })
    func evidenceOfUnknown(_ offsets: [Double]) -> Double {
      WeightOfEvidence(rows, features: features, levels: OffsetLevels(offsets)).tables[fico].unknown
    }
    // All early loans lack a score; raised by 2, their level explains less of their defaults.
    let raised = zip(offsets, rows.levels).map { $1.source == .early ? $0 - 2 : $0 }
    #expect(abs(evidenceOfUnknown(offsets)) < 0.2)
    #expect(evidenceOfUnknown(raised) > 1)
  }
}

@Suite("Columns for liblinear")
struct LinearColumnsTests {
  @Test("A row of five times the weight stands there five times, and each has one level")
  func copies() throws {
    let (rows, features, offsets) = try learningRows()
    let levels = OffsetLevels(offsets)
    let columns = LinearColumns(
      rows, evidence: WeightOfEvidence(rows, features: features, levels: levels),
      chosen: [1, 4], levels: levels)

    #expect(columns.width == 2 + levels.count)
    #expect(columns.unit == TrainingRows.earlyWeight)
    for row in 0..<rows.count {
      #expect(columns.copies[row] == (rows.levels[row].source == .early ? 1 : 5))
      let start = row * columns.width + 2
      #expect(columns.values[start..<start + levels.count].reduce(0, +) == 1)
      #expect(levels.offsets[levels.ofRow[row]] == offsets[row])
    }
  }

  @Test("The unit of weight divides all weights where it can")
  func units() {
    #expect(LinearColumns.unit(of: [1, 1]) == 1)
    #expect(LinearColumns.unit(of: [0.5, 1, 2]) == 0.5)
    #expect(LinearColumns.unit(of: [1, 1.5]) == 0.5)
    #expect(LinearColumns.unit(of: [0, 3]) == 3)
    #expect(LinearColumns.unit(of: [1, 1.03, 1.37]) == 0.125)
    #expect(LinearColumns.unit(of: []) == 1)
  }
}
