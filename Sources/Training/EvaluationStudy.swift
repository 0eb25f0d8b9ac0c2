internal import Lending
internal import Monitoring
internal import Scoring

/// Measures a finished model on loans that it did not learn from, and puts the report together.
struct EvaluationStudy: Sendable {
  let report: EvaluationReport

  static let resamples = 200

  /// - Parameters:
  ///   - early: the same recipe, learned from loans of before the test's years.
  ///   - heldOut: cross-validated log-odds of the training loans, in their order.
  init(
    _ model: any ScoringModel, early: (any ScoringModel)?, heldOut: [Double],
    selection: Selection, history: LoanHistory, plan: any ProductPlan, seed: UInt64
  ) throws(TrainingError) {
    var tests: [TestMeasures] = []
    var told: ScoredLoans?
    for set in plan.testSets(history) where set.loans.count >= max(set.fewest, 1) {
      guard let judge = set.isOutOfTime ? early : model else { continue }
      let scored = ScoredLoans(set.name, set.loans, by: judge)
      tests.append(
        try scored.measured(
          set.isOutOfTime ? .outOfTime : .anotherDraw, cutOff: plan.cutOff, seed: seed))
      if told == nil, !set.isOutOfTime { told = scored }
    }
    let main = history.training.indices.filter { history.training[$0].source.isMain }
    let crossed = ScoredLoans(
      name: ModelCard.heldOut, loans: main.map { history.training[$0] },
      logOdds: main.map { heldOut[$0] })
    tests.append(try crossed.measured(.crossValidation, cutOff: plan.cutOff, seed: seed))
    // A product without a test file is judged by its held-out scores.
    let judged = told ?? crossed
    report = EvaluationReport(
      cutOff: plan.cutOff.value, resamples: Self.resamples, tests: tests,
      segments: plan.segments(history.training).map { judged.table($0, seed: seed) },
      baselines: plan.baselines.compactMap { judged.comparison($0, seed: seed) },
      selection: Self.lines(selection))
  }

  private static func lines(_ selection: Selection) -> [SelectionLine] {
    let best = selection.best.map(\.recipe.name)
    return selection.candidates.map { candidate in
      let recipe = candidate.recipe
      return SelectionLine(
        recipe: recipe.name, learner: recipe.learner.rawValue, settings: recipe.description,
        areaUnderCurve: candidate.area,
        outcome: recipe.name == selection.champion.recipe.name
          ? .champion : best.contains(recipe.name) ? .challenger : .left)
    }
  }
}
