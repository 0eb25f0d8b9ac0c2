internal import Lending
internal import Monitoring

/// Log-odds of training rows from models that did not learn from them.
struct CrossFit: Sendable {
  /// Of the recipe in the plan's list.
  let position: Int
  /// Before calibration, one a row.
  let margins: [Double]
  /// The same with the held-out rows' inputs blanked as other lenders' files leave them out.
  let blankedMargins: [Double]

  /// The level of risk: slope and intercept on matured vintages, where nothing is still to come.
  func calibration(_ rows: TrainingRows) throws(TrainingError) -> CalibrationLine {
    let matured = rows.matured
    guard
      let line = CalibrationLine.fitted(
        logOdds: matured.map { margins[$0] }, outcomes: matured.map { rows.defaulted[$0] },
        weights: matured.map { rows.weights[$0] })
    else { throw .tooFewLoans(of: "matured loans of both outcomes") }
    return line
  }

  /// Area under the curve on loans of the main source, the mean of rows as they are and blanked.
  func areaUnderCurve(_ loans: [HistoricLoan]) throws(TrainingError) -> Double {
    let judged = loans.indices.filter { loans[$0].source.isMain }
    let outcomes = judged.map { loans[$0].defaulted }
    let areas = [margins, blankedMargins].compactMap { margins in
      ScoredOutcomes(logOdds: judged.map { margins[$0] }, outcomes: outcomes)?.areaUnderCurve
    }
    guard areas.count == 2 else { throw .tooFewLoans(of: "loans of both outcomes") }
    return (areas[0] + areas[1]) / 2
  }
}

/// Fits every recipe in every fold.
struct CrossFitting: Sendable {
  let plan: any ProductPlan
  let variant: Variant
  let loans: [HistoricLoan]
  let folds: Folds
  let seed: UInt64
  let workers: Workers
  let tick: @Sendable () throws(TrainingError) -> Void

  /// One cross-fit for each wanted recipe of the plan, in its order.
  func run(_ isWanted: (Recipe) -> Bool) async throws(TrainingError) -> [CrossFit] {
    let grounds = try await workers.map(Array(0..<folds.count)) { fold throws(TrainingError) in
      try LearningGround(
        folds.others(fold).map { loans[$0] }, plan, variant, seed: seed &+ UInt64(fold),
        tick: tick)
    }
    let recipes = plan.recipes(variant, .empty)
    let wanted = recipes.indices.filter { isWanted(recipes[$0]) }
    let jobs = wanted.flatMap { recipe in grounds.indices.map { (recipe: recipe, fold: $0) } }
    let parts = try await workers.map(jobs) { job throws(TrainingError) in
      try part(grounds[job.fold], recipe: job.recipe, fold: job.fold)
    }
    return wanted.enumerated().map { position, recipe in
      var margins = [Double](repeating: 0, count: loans.count)
      var blanked = margins
      for fold in grounds.indices {
        let part = parts[position * grounds.count + fold]
        for (row, index) in folds.held(fold).enumerated() {
          margins[index] = part.plain[row]
          blanked[index] = part.blanked[row]
        }
      }
      return CrossFit(position: recipe, margins: margins, blankedMargins: blanked)
    }
  }

  private func part(
    _ ground: LearningGround, recipe: Int, fold: Int
  ) throws(TrainingError) -> (plain: [Double], blanked: [Double]) {
    let recipe = plan.recipes(variant, ground.recipes)[recipe]
    let model = try ModelTrainer(recipe: recipe, tick: tick).train(
      TrainingRows(ground.loans, features: recipe.features), offsets: ground.offsets,
      seed: seed &+ 100 &+ UInt64(fold))
    let held = TrainingRows(folds.held(fold).map { loans[$0] }, features: recipe.features)
    var draws = SeededDraws(seed: seed &+ 200 &+ UInt64(fold))
    let blanked = held.blanked(
      Blanking(recipe.features, copies: 1, chances: plan.blanking), draws: &draws)
    return (model.margins(held), model.margins(blanked))
  }
}
