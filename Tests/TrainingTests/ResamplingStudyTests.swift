import Lending
import Monitoring
import Scoring
import Testing

@testable import Training

@Suite("Made-up defaults")
struct MadeUpDefaultsTests {
  private let features: [Feature] = [
    Feature(
      name: "purpose", source: .code(.purpose, ["car": 0, "other": 1, "medical": 2]),
      toldAs: .purpose, monotone: 1),
    Feature(name: "a", source: .number("a"), toldAs: "a", monotone: 0),
    Feature(name: "b", source: .number("b"), toldAs: "b", monotone: 0),
  ]

  private func rows(_ count: Int, bad: Double = 0.2) -> TrainingRows {
    var draws = SeededDraws(seed: 12)
    let defaulted = (0..<count).map { _ in draws.share() < bad }
    return TrainingRows(
      width: 3,
      values: defaulted.flatMap { isBad -> [Float] in
        // Defaults lie in two corners and never between them.
        let corner: Float = draws.share() < 0.5 ? 0 : 10
        let x = corner + Float(draws.share())
        let y: Float = draws.share() < 0.3 ? .nan : corner + Float(draws.share())
        return [Float(draws.index(below: 3)), x, y]
      },
      defaulted: defaulted, weights: defaulted.map { _ in draws.share() < 0.5 ? 0.2 : 1 },
      levels: defaulted.map { _ in RiskLevel(source: .sample, isMatured: true, termMonths: 36) })
  }

  @Test("They bring the outcomes to the same weight and leave every row as it was")
  func balance() {
    let plain = rows(600)

    let filled = MadeUpDefaults(plain, features: features, seed: 1).rows

    #expect(
      Array(filled.values.prefix(plain.values.count)).map(\.bitPattern)
        == plain.values.map(\.bitPattern))
    #expect(filled.defaulted.dropFirst(plain.count).allSatisfy { $0 })
    let bad = filled.defaulted.indices.filter { filled.defaulted[$0] }
      .reduce(0) { $0 + filled.weights[$1] }
    let good = filled.weights.reduce(0, +) - bad
    #expect(bad >= good && bad - good <= 1)
  }

  @Test("They lie between near defaults, and have a choice that exists")
  func between() {
    let plain = rows(600)
    let filled = MadeUpDefaults(plain, features: features, seed: 1).rows
    let made = (plain.count..<filled.count).map { Array(filled.row($0)) }

    #expect(made.allSatisfy { [0, 1, 2].contains($0[0]) })
    #expect(made.allSatisfy { (0...1).contains($0[1]) || (10...11).contains($0[1]) })
    // most are points that no loan had
    let known = Set(plain.values)
    #expect(made.count { !known.contains($0[1]) } > made.count * 9 / 10)
  }

  @Test("They are unknown only where both parents are")
  func unknown() throws {
    // given one default alone without a value, whose neighbours all have one
    var plain = rows(600)
    let bad = try #require(plain.defaulted.firstIndex(of: true))
    let values = plain.values.enumerated().map { place, value in
      place == bad * 3 + 2 ? .nan : value.isNaN ? 5 : value
    }
    plain = TrainingRows(
      width: 3, values: values, defaulted: plain.defaulted, weights: plain.weights,
      levels: plain.levels)

    let filled = MadeUpDefaults(plain, features: features, seed: 1).rows

    #expect(filled.values.count { $0.isNaN } == 1)
  }

  @Test("Rows that are balanced, or have too few defaults to have neighbours, stay as they are")
  func nothing() {
    for plain in [rows(200, bad: 0.7), rows(200, bad: 0.01)] {
      #expect(MadeUpDefaults(plain, features: features, seed: 1).rows.count == plain.count)
    }
  }

  @Test("Weights to balance change no row")
  func weights() {
    let plain = rows(600)

    let weighted = ResamplingStudy.treated(plain, features, .weighted, seed: 1)

    #expect(weighted.defaulted == plain.defaulted)
    let bad = weighted.defaulted.indices.filter { weighted.defaulted[$0] }
      .reduce(0) { $0 + weighted.weights[$1] }
    #expect(abs(bad - weighted.weights.reduce(0, +) / 2) < 1e-9)
  }
}

@Suite("Resampling", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct ResamplingStudyTests {
  @Test("Weights and made-up defaults raise the probabilities and not the ranking")
  func effect() async throws {
    let loans = try madeUpLoans(.sample, 1500, seed: 2).loans.filter(\.isResolved)

    let study = try await study(2, loans)

    #expect(study.rows.map(\.treatment) == [.asIs, .weighted, .madeUp])
    let plain = study.rows[0]
    #expect(plain.loans == loans.count / 2 || abs(plain.loans * 2 - loans.count) <= 4)
    #expect(abs(plain.meanProbability - plain.observedRate) < 0.03)
    for row in study.rows.dropFirst() {
      #expect(row.observedRate == plain.observedRate)
      #expect(row.meanProbability > plain.meanProbability + 0.1)
      #expect(row.calibrationError > plain.calibrationError + 0.1)
      #expect(row.brier > plain.brier)
      #expect(row.area.value < plain.area.value + 0.02)
    }
    #expect(try await self.study(1, loans) == study)
  }

  private func study(_ threads: Int, _ loans: [HistoricLoan]) async throws -> ResamplingStudy {
    try await ResamplingStudy(
      loans, QuickPlan(rounds: 20), .borrower, recipe: 0, seed: 5,
      workers: Workers(threads: threads), tick: {})
  }
}
