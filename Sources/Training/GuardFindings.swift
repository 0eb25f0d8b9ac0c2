internal import Lending
internal import Packs
internal import Scoring
internal import Tables

/// What the guards found in a variant's champion; a guard that refuses throws.
struct GuardFindings: Sendable {
  /// The input that ranks best alone.
  let strongest: InputStrength?
  let proxies: ProxyStrength?
  let stability: ReasonStability?
  let resampling: ResamplingStudy?

  /// Refits whose reasons are compared.
  private static let refits = 3
  /// Applications whose reasons are compared.
  private static let applications = 500

  /// Checks the champion of a variant.
  ///
  /// - Parameter model: the champion with its reference line.
  init(
    _ study: VariantStudy, _ champion: VariantStudy.Trained, model: RiskModel,
    history: LoanHistory, plan: any ProductPlan, catalogue: FieldCatalogue, seed: UInt64,
    workers: Workers, pace: TrainingPace
  ) async throws(TrainingError) {
    let trained = champion.model
    let features = trained.recipe.features
    let tick = pace.tick
    try pace.begin("guarding \(study.variant.rawValue)")
    let detector = LeakDetector(plan.laterColumns, mark: plan.leakMark)
    for learner in study.trained {
      try detector.check(learner.model.recipe.features, map: plan.columns)
      try ProxyStrength.checkNames(learner.model.recipe.features)
    }
    strongest = try detector.check(trained.rows, features)
    try LeakDetector.check(training: history.training, test: history.test)
    try LeakDetector.check(
      Folds(history.training, count: plan.folds, seed: seed), history.training)
    try MonotoneScan.check(model)
    try MonotoneScan.check(model, catalogue: catalogue, seed: seed)
    let groups = plan.groups(history)
    proxies =
      groups.isEmpty
      ? nil
      : try await ProxyStrength(
        history.training, features: features, groups: groups, seed: seed, workers: workers,
        tick: tick)
    try proxies?.check()
    let trainer = ModelTrainer(recipe: trained.recipe, tick: tick)
    let refits = try await workers.map(Array(0..<Self.refits)) { refit throws(TrainingError) in
      var draws = SeededDraws(seed: seed &+ 500 &+ UInt64(refit))
      let drawn = (0..<trained.rows.count).map { _ in draws.index(below: trained.rows.count) }
      let learned = try trainer.train(
        trained.rows.chosen(drawn.sorted()), offsets: trained.offsets, seed: draws.next())
      let other = trained.replacing(learned)
      return try other.scorer(
        name: model.name, catalogue: catalogue, other.calibration()) as? RiskModel
    }.compactMap { $0 }
    let asked = history.distinctTest.prefix(Self.applications).map(\.application)
    let stability = ReasonStability(of: model, refits, on: Array(asked), cutOff: plan.cutOff)
    try stability.check(atLeast: plan.leastSteadiness)
    self.stability = stability
    let position = champion.candidate.crossFit.position
    resampling = try await ResamplingStudy(
      history.training, plan, study.variant, recipe: position, seed: seed, workers: workers,
      tick: tick)
  }
}
