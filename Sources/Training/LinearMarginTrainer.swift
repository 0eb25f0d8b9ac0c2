internal import Lending
internal import Scoring

/// Trains a linear support vector machine on the weight of evidence of each input.
///
/// Its result has a scorecard's form, but the sum is a margin and no log-odds: a line, fitted
/// afterwards, turns it into one.
struct LinearMarginTrainer {
  /// How it learns.
  struct Settings: Sendable, Equatable {
    var evidence = WeightOfEvidence.Settings()
    /// What one loan's loss counts against the squared weights.
    var cost = 0.1
    /// Gradient at which the solver stops, as a part of the first one.
    var tolerance = 1e-6

    /// In words, for the model card.
    var description: String {
      "linear support vector machine (liblinear, squared hinge, primal, cost "
        + "\(Figure.plain(cost)) a loan) on " + evidence.description
        + "; an input whose weight comes out negative is left out"
    }
  }

  let settings: Settings
  let library: LinearLibrary
  /// Called before each fit; throws where the person stopped.
  let tick: () throws(TrainingError) -> Void

  init(
    settings: Settings = Settings(), library: LinearLibrary,
    tick: @escaping () throws(TrainingError) -> Void = {}
  ) {
    self.settings = settings
    self.library = library
    self.tick = tick
  }

  /// `offsets` are the rows' known log-odds, of a few levels; each level gets a constant of its
  /// own, whose mean stands in the result.
  func train(
    _ rows: TrainingRows, features: [Feature], offsets: [Double]
  ) throws(TrainingError) -> Scorecard {
    let levels = OffsetLevels(offsets)
    let fit = try EvidenceFit(
      rows, features: features, levels: levels, evidence: settings.evidence
    ) { (columns) throws(TrainingError) in
      try tick()
      return try library.weights(
        of: columns, loss: .squaredHinge, cost: settings.cost * columns.unit,
        tolerance: settings.tolerance)
    }
    return fit.scorecard(level: fit.levelWeights, rows: rows, levels: levels)
  }
}
