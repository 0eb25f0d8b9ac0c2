internal import Lending
internal import Scoring

/// Trains a weighted sum of the weights of evidence: the classic scorecard by logistic regression,
/// or a linear support vector machine.
struct LinearTrainer {
  /// How it learns.
  struct Settings: Sendable, Equatable {
    var loss: LinearLibrary.Loss
    var evidence = WeightOfEvidence.Settings()
    /// What one loan's loss counts against the squared weights.
    var cost: Double
    /// Gradient at which the solver stops, as a part of the first one.
    var tolerance = 1e-6

    static let scorecard = Settings(loss: .logistic, cost: 1)
    static let vectorMachine = Settings(loss: .squaredHinge, cost: 0.1)

    /// In words, for the model card.
    var description: String {
      let method =
        switch loss {
        case .logistic: "logistic regression (liblinear, L2"
        case .squaredHinge: "linear support vector machine (liblinear, squared hinge, primal"
        }
      return "\(method), cost \(Figure.plain(cost)) a loan) on " + evidence.description
        + "; an input whose weight comes out negative is left out"
    }
  }

  let settings: Settings
  let library: LinearLibrary
  /// Called before each fit; throws where the person stopped.
  let tick: () throws(TrainingError) -> Void

  init(
    settings: Settings, library: LinearLibrary,
    tick: @escaping () throws(TrainingError) -> Void = {}
  ) {
    self.settings = settings
    self.library = library
    self.tick = tick
  }

  /// `offsets` are the rows' known log-odds, of a few levels; each level gets a constant of its
  /// own.
  ///
  /// As with the glass box, the scorecard's log-odds leave the offset out: a row's own are
  /// `offset + card.logOdds(row)`. The support vector machine's sum is a margin and no log-odds: a
  /// line, fitted afterwards, turns it into one, and the mean of the constants stands in it.
  func train(
    _ rows: TrainingRows, features: [Feature], offsets: [Double]
  ) throws(TrainingError) -> Scorecard {
    let levels = OffsetLevels(offsets)
    let fit = try EvidenceFit(
      rows, features: features, levels: levels, evidence: settings.evidence
    ) { (columns) throws(TrainingError) in
      try tick()
      return try library.weights(
        of: columns, loss: settings.loss, cost: settings.cost * columns.unit,
        tolerance: settings.tolerance)
    }
    let level =
      switch settings.loss {
      // What the levels' columns learned beyond the known offsets is the card's own level.
      case .logistic: zip(fit.levelWeights, levels.offsets).map { $0 - $1 }
      case .squaredHinge: fit.levelWeights
      }
    return fit.scorecard(level: level, rows: rows, levels: levels)
  }
}
