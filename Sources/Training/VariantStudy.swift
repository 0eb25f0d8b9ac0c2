internal import Lending

/// Everything that is learned for one variant of a product: the selection, and the chosen recipe of
/// each learner trained on all training loans and on the early ones alone.
struct VariantStudy: Sendable {
  /// One learner's best recipe, trained.
  struct Trained: Sendable {
    let candidate: Selection.Candidate
    let model: TrainedModel
    /// Trained on loans of before the test's years; nil where the product has no dates.
    let early: TrainedModel?

    var learner: Learner { candidate.recipe.learner }
  }

  let variant: Variant
  let selection: Selection
  /// In which the selection's recipes were compared.
  let folds: Folds
  /// From the simplest on.
  let trained: [Trained]

  var champion: Trained? { trained.first { $0.learner == selection.champion.recipe.learner } }

  init(
    _ variant: Variant, _ plan: any ProductPlan, training: [HistoricLoan], early: [HistoricLoan],
    learners: Set<Learner>, seed: UInt64, workers: Workers, pace: TrainingPace
  ) async throws(TrainingError) {
    guard training.count >= 500 else { throw .tooFewLoans(of: "resolved loans") }
    self.variant = variant
    let tick = pace.tick
    func crossFits(
      _ loans: [HistoricLoan], _ folds: Folds, _ seed: UInt64, _ isWanted: (Recipe) -> Bool
    ) async throws(TrainingError) -> [CrossFit] {
      try await CrossFitting(
        plan: plan, variant: variant, loans: loans, folds: folds, seed: seed, workers: workers,
        tick: tick
      ).run(isWanted)
    }
    try pace.begin("comparing learners for \(variant.rawValue)")
    let ground = try LearningGround(training, plan, variant, seed: seed, tick: tick)
    let folds = Folds(training, count: plan.folds, seed: seed &+ 1000)
    self.folds = folds
    let selection = try Selection(
      try await crossFits(training, folds, seed &+ 1000) { learners.contains($0.learner) },
      plan.recipes(variant, ground.recipes), training, tolerance: plan.tolerance)
    self.selection = selection
    try pace.begin("training \(variant.rawValue)")
    let models = try await workers.map(selection.best) { best throws(TrainingError) in
      try TrainedModel(
        training, best.recipe, crossFit: best.crossFit, offsets: ground.offsets, seed: seed,
        tick: tick)
    }
    var earlyModels: [TrainedModel?] = selection.best.map { _ in nil }
    if !early.isEmpty {
      try pace.begin("testing \(variant.rawValue) out of time")
      let ground = try LearningGround(early, plan, variant, seed: seed, tick: tick)
      let recipes = plan.recipes(variant, ground.recipes)
      let chosen = selection.best.map(\.recipe.name)
      let parts = Folds(early, count: plan.folds, seed: seed &+ 2000)
      let fits = try await crossFits(early, parts, seed &+ 2000) { chosen.contains($0.name) }
      // In the order of the learners, not of the plan.
      let ordered = chosen.compactMap { name in
        fits.first { recipes[$0.position].name == name }
      }
      earlyModels = try await workers.map(ordered) { fit throws(TrainingError) in
        try TrainedModel(
          early, recipes[fit.position], crossFit: fit, offsets: ground.offsets, seed: seed,
          tick: tick)
      }
    }
    trained = selection.best.indices.map {
      Trained(candidate: selection.best[$0], model: models[$0], early: earlyModels[$0])
    }
  }
}
