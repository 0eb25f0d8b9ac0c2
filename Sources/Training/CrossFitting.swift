internal import Lending

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
