internal import Lending
internal import Scoring

/// Trains the classic scorecard: logistic regression on the weight of evidence of each input.
struct ScorecardTrainer {
  /// How it learns.
  struct Settings: Sendable, Equatable {
    var evidence = WeightOfEvidence.Settings()
    /// What one loan's loss counts against the squared weights.
    var cost = 1.0
    /// Gradient at which the solver stops, as a part of the first one.
    var tolerance = 1e-6

    /// In words, for the model card.
    var description: String {
      "logistic regression (liblinear, L2, cost \(Figure.plain(cost)) a loan) on "
        + evidence.description + "; an input whose weight comes out negative is left out"
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

  /// `offsets` are the rows' known log-odds, of a few levels.
  ///
  /// As with the glass box, the card's log-odds leave the offset out: a row's own are
  /// `offset + card.logOdds(row)`.
  func train(
    _ rows: TrainingRows, features: [Feature], offsets: [Double]
  ) throws(TrainingError) -> Scorecard {
    let levels = OffsetLevels(offsets)
    let fit = try EvidenceFit(
      rows, features: features, levels: levels, evidence: settings.evidence
    ) { (columns) throws(TrainingError) in
      try tick()
      return try library.weights(
        of: columns, loss: .logistic, cost: settings.cost * columns.unit,
        tolerance: settings.tolerance)
    }
    // What the levels' columns learned beyond the known offsets is the card's own level.
    return fit.scorecard(
      level: zip(fit.levelWeights, levels.offsets).map { $0 - $1 }, rows: rows, levels: levels)
  }
}
