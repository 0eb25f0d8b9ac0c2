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

  /// Checks what a variant's recipes look at, before anything is learned from it; answers the input
  /// that ranks best alone.
  @discardableResult
  static func checkInputs(
    _ inputs: [Feature], _ history: LoanHistory, _ plan: any ProductPlan
  ) throws(TrainingError) -> InputStrength? {
    let detector = LeakDetector(plan.laterColumns, mark: plan.leakMark)
    try detector.check(inputs, map: plan.columns)
    try ProxyStrength.checkNames(inputs)
    try LeakDetector.check(training: history.training, test: history.test)
    return try detector.check(TrainingRows(history.training, features: inputs), inputs)
  }

  /// Every input of some recipes once, in order.
  static func inputs(_ recipes: [Recipe]) -> [Feature] {
    var names: Set<String> = []
    return recipes.flatMap(\.features).filter { names.insert($0.name).inserted }
  }

  /// Checks the champion of a variant.
  ///
  /// - Parameter model: the champion with its reference line.
  init(
    _ study: VariantStudy, _ champion: VariantStudy.Trained, model: RiskModel,
    history: LoanHistory, plan: any ProductPlan, catalogue: FieldCatalogue, seed: UInt64,
    workers: Workers, pace: TrainingPace
  ) async throws(TrainingError) {
    let trained = champion.model
    let tick = pace.tick
    try pace.begin("guarding \(study.variant.rawValue)")
    // Challengers look at more; none of it may leak or give a group away.
    let all = Self.inputs(study.trained.map(\.model.recipe))
    strongest = try Self.checkInputs(all, history, plan)
    try LeakDetector.check(study.folds, history.training)
    try MonotoneScan.checkAmount(model.features)
    try MonotoneScan.check(model)
    try MonotoneScan.check(model, catalogue: catalogue, seed: seed)
    let groups = plan.groups(history)
    proxies =
      groups.isEmpty
      ? nil
      : try await ProxyStrength(
        history.training, features: all, groups: groups, seed: seed, workers: workers,
        tick: tick)
    try proxies?.check()
    let refits = try await RefitModels.make(
      Self.refits, of: model, trained.recipe, trained.rows, offsets: trained.offsets,
      catalogue: catalogue, seed: seed &+ 500, workers: workers, tick: tick)
    // Training loans: what is tested decides nothing.
    var draws = SeededDraws(seed: seed)
    let asked = (0..<Self.applications).map { _ in
      history.training[draws.index(below: history.training.count)].application
    }
    let stability = ReasonStability(of: model, refits, on: asked, cutOff: plan.cutOff)
    try stability.check(atLeast: plan.leastSteadiness)
    self.stability = stability
    let position = champion.candidate.crossFit.position
    resampling = try await ResamplingStudy(
      history.training, plan, study.variant, recipe: position, seed: seed, workers: workers,
      tick: tick)
  }
}
