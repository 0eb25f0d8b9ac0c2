import Lending
import Scoring
import Testing

@testable import Training

@Suite("Steady reasons", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct ReasonStabilityTests {
  private let loans: [HistoricLoan]
  private let recipe: Recipe

  init() throws {
    loans = try madeUpLoans(.sample, 1500, seed: 7).loans.filter(\.isResolved)
    recipe = quickRecipe(loans)
  }

  private func stability(_ model: RiskModel, _ refits: [RiskModel]) -> ReasonStability {
    ReasonStability(
      of: model, refits, on: loans.prefix(100).map(\.application), cutOff: Probability(0.2))
  }

  @Test("A model that answers like its refits has the same reasons")
  func same() throws {
    let model = try glassBox(learned(loans, recipe), recipe.features)

    let stability = stability(model, [model, model])

    #expect(stability.applications == 100 && stability.refits == 2)
    #expect(stability.sameFirst == 1 && stability.overlap == 1)
    try stability.check()
  }

  @Test("A model of noise, whose refits tell other reasons, is refused")
  func noise() async throws {
    // given outcomes dealt by lot, learned by trees that may follow a handful of loans
    var draws = SeededDraws(seed: 8)
    let eager = recipe.with {
      $0.isMonotone = false
      $0.childWeight = 1
      $0.rounds = 60
    }
    let plain = TrainingRows(loans, features: eager.features)
    let rows = TrainingRows(
      width: plain.width, values: plain.values,
      defaulted: plain.defaulted.map { _ in draws.share() < 0.3 }, weights: plain.weights,
      levels: plain.levels)
    let offsets = try RiskOffsets(rawRatesOf: rows)
    let learned = try ModelTrainer(recipe: eager, tick: {}).train(rows, offsets: offsets, seed: 1)
    let model = try glassBox(learned, eager.features)

    let refits = try await RefitModels.make(
      2, of: model, eager, rows, offsets: offsets, catalogue: try installmentLoanCatalogue(),
      seed: 5, workers: Workers(threads: 2), tick: {})
    let stability = stability(model, refits)

    #expect(throws: TrainingError.self) { try stability.check() }
    #expect(stability.sameFirst < ReasonStability.least)
    #expect(stability.overlap < ReasonStability.least)
  }

  @Test("Both measures are what counting by hand gives")
  func byHand() async throws {
    let rows = TrainingRows(loans, features: recipe.features)
    let offsets = try RiskOffsets(rawRatesOf: rows)
    let model = try glassBox(learned(loans, recipe), recipe.features)
    let refits = try await RefitModels.make(
      1, of: model, recipe, rows, offsets: offsets, catalogue: try installmentLoanCatalogue(),
      seed: 5, workers: Workers(threads: 1), tick: {})
    let refit = try #require(refits.first)

    // without a line every field bears the same part of the distance
    func top(_ model: RiskModel, _ loan: HistoricLoan) -> [Int] {
      let score = model.score(loan.application)
      let gap = (Probability(0.2).logOdds - model.base) / Double(model.fields.count)
      return score.contributions.indices.sorted {
        abs(score.contributions[$0] - gap) > abs(score.contributions[$1] - gap)
      }.prefix(4).map { $0 }
    }
    var (same, overlap) = (0.0, 0.0)
    for loan in loans.prefix(100) {
      let (mine, theirs) = (top(model, loan), top(refit, loan))
      same += mine[0] == theirs[0] ? 1 : 0
      let both = Double(mine.count { theirs.contains($0) })
      overlap += both / (8 - both)
    }

    let stability = stability(model, [refit])

    #expect(abs(stability.sameFirst - same / 100) < 1e-12)
    #expect(abs(stability.overlap - overlap / 100) < 1e-12)
    #expect(stability.overlap < 1)
  }
}
