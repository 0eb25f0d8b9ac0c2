internal import Lending
internal import Monitoring
internal import Scoring

/// What class weights and made-up defaults do to ranking and level, on training rows alone.
///
/// It is the evidence for leaving the base rate as it is: nothing is trained by it.
struct ResamplingStudy: Sendable, Equatable {
  /// What is done to the training rows.
  enum Treatment: String, Sendable, CaseIterable {
    case asIs = "as they are"
    /// Each default weighs as much more as there are fewer.
    case weighted = "defaults weighted to balance"
    /// Until both outcomes weigh the same (`MadeUpDefaults`).
    case madeUp = "made-up defaults (SMOTE)"
  }

  /// One treatment, measured on held-out loans of the main source before any calibration.
  struct Row: Sendable, Equatable {
    let treatment: Treatment
    let loans: Int
    /// Area under the curve.
    let area: MeasureInterval
    let brier: Double
    /// Expected calibration error over ten bins.
    let calibrationError: Double
    let meanProbability: Double
    let observedRate: Double
  }

  /// In words, for the card.
  let recipe: String
  let rows: [Row]

  private static let parts = 4
  /// Parts that are measured; a half of the rows says enough for this question.
  private static let measured = 2
  private static let resamples = 200

  /// Trains the plan's recipe at `position` on three of four parts of the loans, in each treatment.
  init(
    _ loans: [HistoricLoan], _ plan: any ProductPlan, _ variant: Variant, recipe position: Int,
    seed: UInt64, workers: Workers, tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) async throws(TrainingError) {
    let folds = Folds(loans, count: Self.parts, seed: seed)
    let grounds = try await workers.map(Array(0..<Self.measured)) { part throws(TrainingError) in
      try LearningGround(
        folds.others(part).map { loans[$0] }, plan, variant, seed: seed &+ UInt64(part), tick: tick)
    }
    let jobs = Treatment.allCases.flatMap { treatment in
      grounds.indices.map { (treatment: treatment, part: $0) }
    }
    let scores = try await workers.map(jobs) { job throws(TrainingError) in
      let ground = grounds[job.part]
      let held = folds.held(job.part).map { loans[$0] }.filter(\.source.isMain)
      return try Self.score(
        held, ground, plan.recipes(variant, ground.recipes)[position], job.treatment, seed: seed,
        tick: tick)
    }
    var rows: [Row] = []
    for (index, treatment) in Treatment.allCases.enumerated() {
      let mine = scores[index * Self.measured..<(index + 1) * Self.measured].flatMap { $0 }
      rows.append(try Self.row(treatment, mine, seed: seed))
    }
    recipe = plan.recipes(variant, grounds[0].recipes)[position].description
    self.rows = rows
  }

  /// Log-odds and outcomes of held-out loans; all treatments start from the same levels.
  private static func score(
    _ held: [HistoricLoan], _ ground: LearningGround, _ recipe: Recipe, _ treatment: Treatment,
    seed: UInt64, tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) throws(TrainingError) -> [(logOdds: Double, defaulted: Bool)] {
    let taught = treated(
      TrainingRows(ground.loans, features: recipe.features), recipe.features, treatment, seed: seed)
    let learned = try ModelTrainer(recipe: recipe, tick: tick).train(
      taught, offsets: ground.offsets, seed: seed)
    let asked = TrainingRows(held, features: recipe.features)
    return (0..<asked.count).map { row in
      (
        learned.margin(asked.row(row)) + ground.offsets.margin(of: asked.levels[row]),
        asked.defaulted[row]
      )
    }
  }

  static func treated(
    _ rows: TrainingRows, _ features: [Feature], _ treatment: Treatment, seed: UInt64
  ) -> TrainingRows {
    switch treatment {
    case .asIs: return rows
    case .madeUp: return MadeUpDefaults(rows, features: features, seed: seed).rows
    case .weighted:
      let bad = zip(rows.weights, rows.defaulted).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
      let good = rows.weights.reduce(0, +) - bad
      return TrainingRows(
        width: rows.width, values: rows.values, defaulted: rows.defaulted,
        weights: zip(rows.weights, rows.defaulted).map { $1 ? $0 * good / bad : $0 },
        levels: rows.levels)
    }
  }

  private static func row(
    _ treatment: Treatment, _ scores: [(logOdds: Double, defaulted: Bool)], seed: UInt64
  ) throws(TrainingError) -> Row {
    var draws = SeededDraws(seed: seed)
    guard
      let scored = ScoredOutcomes(
        logOdds: scores.map(\.logOdds), outcomes: scores.map(\.defaulted)),
      let area = scored.interval(of: .areaUnderCurve, resamples: resamples, draws: &draws),
      let brier = scored.brierScore, let error = scored.calibrationError(),
      let mean = scored.meanProbability, let rate = scored.observedRate
    else { throw .tooFewLoans(of: "held-out loans of both outcomes") }
    return Row(
      treatment: treatment, loans: scored.count, area: area, brier: brier,
      calibrationError: error, meanProbability: mean, observedRate: rate)
  }
}
