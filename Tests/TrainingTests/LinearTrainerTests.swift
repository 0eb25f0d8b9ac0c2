import Lending
import Monitoring
import Scoring
import Testing

@testable import Training

private func auc(_ rows: TrainingRows, _ score: ([Float]) -> Double) throws -> Double {
  let scored = ScoredOutcomes(
    logOdds: (0..<rows.count).map { score(Array(rows.row($0))) }, outcomes: rows.defaulted)
  return try #require(scored?.areaUnderCurve)
}

@Suite("Scorecard learner", .enabled(if: LinearLibrary.isAvailable, "needs liblinear4"))
struct LinearTrainerTests {
  @Test("With the offsets it expects as many defaults as there were, and it ranks")
  func level() throws {
    let (rows, features, offsets) = try learningRows()
    let card = try LinearTrainer(settings: .scorecard, library: LinearLibrary()).train(
      rows, features: features, offsets: offsets)

    var (expected, observed) = (0.0, 0.0)
    for row in 0..<rows.count {
      let odds = offsets[row] + card.logOdds(Array(rows.row(row)))
      expected += rows.weights[row] * Elementary.logistic(odds)
      observed += rows.weights[row] * (rows.defaulted[row] ? 1 : 0)
    }
    #expect(abs(expected / observed - 1) < 0.05)
    #expect(try auc(rows) { card.logOdds($0) } > 0.7)
  }

  @Test("Cards and margins move only where credit sense says")
  func monotone() throws {
    let (rows, features, offsets) = try learningRows(.priced)
    let library = try LinearLibrary()
    for card in [
      try LinearTrainer(settings: .scorecard, library: library).train(
        rows, features: features, offsets: offsets),
      try LinearTrainer(settings: .vectorMachine, library: library).train(
        rows, features: features, offsets: offsets),
    ] {
      #expect(card.tables.count == features.count)
      for (feature, table) in zip(features, card.tables) where feature.monotone != 0 {
        for (low, high) in zip(table.values, table.values.dropFirst()) {
          #expect(Double(feature.monotone) * (high - low) >= 0, "\(feature.name)")
        }
      }
    }
  }

  @Test("An input whose weight would be negative is left out and the rest learned again")
  func dropped() throws {
    let (rows, features, offsets) = try learningRows()
    var calls: [Int] = []
    let levels = OffsetLevels(offsets)
    let fit = try EvidenceFit(
      rows, features: features, levels: levels, evidence: .init()
    ) { (columns) throws(TrainingError) in
      calls.append(columns.width - levels.count)
      // The second of the chosen inputs is the worst twice.
      let inputs = (0..<columns.width - levels.count).map { $0 == 1 ? -2.0 : $0 == 0 ? -1 : 1 }
      let isLast = calls.count > 2
      return (isLast ? inputs.map(abs) : inputs) + levels.offsets
    }
    #expect(calls == [calls[0], calls[0] - 1, calls[0] - 2])
    #expect(fit.weights.count { $0 > 0 } == calls[0] - 2)
    #expect(fit.weights.allSatisfy { $0 >= 0 })
  }

  @Test("The same rows give the same card")
  func same() throws {
    let (rows, features, offsets) = try learningRows()
    let trainer = LinearTrainer(settings: .scorecard, library: try LinearLibrary())
    let first = try trainer.train(rows, features: features, offsets: offsets)
    #expect(try trainer.train(rows, features: features, offsets: offsets) == first)
  }

  @Test("Margins of the support vector machine rank nearly as the card does")
  func margins() throws {
    let (rows, features, offsets) = try learningRows()
    let library = try LinearLibrary()
    let card = try LinearTrainer(settings: .scorecard, library: library).train(
      rows, features: features, offsets: offsets)
    let margins = try LinearTrainer(settings: .vectorMachine, library: library).train(
      rows, features: features, offsets: offsets)
    let (one, other) = (try auc(rows) { card.logOdds($0) }, try auc(rows) { margins.logOdds($0) })
    #expect(abs(one - other) < 0.02)
  }

  @Test("Loans of one outcome teach nothing")
  func oneOutcome() throws {
    let (rows, features, offsets) = try learningRows()
    let good = rows.defaulted.indices.filter { !rows.defaulted[$0] }
    #expect(throws: TrainingError.tooFewLoans(of: "loans of both outcomes")) {
      try LinearTrainer(settings: .scorecard, library: LinearLibrary()).train(
        rows.chosen(good), features: features, offsets: good.map { offsets[$0] })
    }
  }

  @Test("It stops between two fits when it is told to")
  func stops() throws {
    let (rows, features, offsets) = try learningRows()
    let trainer = LinearTrainer(settings: .scorecard, library: try LinearLibrary()) {
      () throws(TrainingError) in
      throw .stopped
    }
    #expect(throws: TrainingError.stopped) {
      try trainer.train(rows, features: features, offsets: offsets)
    }
  }
}
