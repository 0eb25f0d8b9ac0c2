internal import Lending
internal import Monitoring
internal import Scoring

/// How sure a variant's models are: how far the champion's bins move under refits, and what it says
/// of issue years that are kept from it.
///
/// What years do beyond all inputs is the years' doing and not the learner's, so challengers share
/// what the champion found; they have no bins, and their interval is one constant.
struct UncertaintyStudy: Sendable {
  /// The champion's interval, and that of a model without bins.
  let champion: IntervalPlan
  let challenger: IntervalPlan
  /// Variances of the champion's bins on the plan's scale; nil where it is no sum of tables.
  let variances: [[Double]]?
  /// The matured training loans with the variance of their bins, foretold without their year.
  let foretold: [ForetoldLoan]
  /// How far each issue year lies from what was said of it; nil for a product without dates.
  let spread: VintageSpread?

  /// - Parameter loans: the training loans, in the order of the model's rows.
  init(
    _ study: VariantStudy, _ loans: [HistoricLoan], seed: UInt64, workers: Workers,
    pace: TrainingPace
  ) async throws(TrainingError) {
    guard let best = study.champion else { throw .checkFailed("no learner can tell its reasons") }
    let model = best.model
    let trainer = ModelTrainer(recipe: best.candidate.recipe, tick: pace.tick)
    var variances: [[Double]]?
    if let terms = model.learned.terms {
      try pace.begin("refitting \(study.variant.rawValue) on other draws")
      variances = try await RefitVariances(
        of: terms, slope: model.line.slope, rows: model.rows, offsets: model.offsets,
        trainer: trainer, seed: seed, workers: workers
      ).variances
    }
    let ofBins = Self.sums(variances, model)
    if HeldBackYears.years(loans).isEmpty {
      spread = nil
      foretold = ForetoldLoan.undated(model.rows, logOdds: model.heldOutLogOdds) { ofBins[$0] }
    } else {
      try pace.begin("foretelling years that \(study.variant.rawValue) never saw")
      let years = try await HeldBackYears(
        loans, model, trainer: trainer, seed: seed &+ 100, workers: workers)
      spread = try VintageSpread(model.rows, logOdds: years.logOdds)
      foretold = years.loans(model.rows) { ofBins[$0] }
    }
    let plan = try IntervalPlan(foretold)
    champion = plan
    challenger = try IntervalPlan(foretold.map { $0.with(variance: 0) })
    self.variances = variances.map { $0.map { $0.map { plan.scale * $0 } } }
  }

  /// The variances of each row's bins together.
  private static func sums(_ variances: [[Double]]?, _ model: TrainedModel) -> [Double] {
    guard let variances, let terms = model.learned.terms else {
      return Array(repeating: 0, count: model.rows.count)
    }
    return (0..<model.rows.count).map { index in
      let row = model.rows.row(index)
      var sum = 0.0
      for (feature, table) in terms.tables.enumerated() {
        sum += variances[feature][table.bin(of: row[row.startIndex + feature])]
      }
      for (position, pair) in terms.pairs.enumerated() {
        let (x, y) = (row[row.startIndex + pair.first], row[row.startIndex + pair.second])
        sum += variances[terms.tables.count + position][pair.bin(of: x, y)]
      }
      return sum
    }
  }

  /// How often the interval of a finished model holds; `test` are loans that no training read.
  func evidence(
    _ model: any ScoringModel, isChampion: Bool, test: [HistoricLoan]
  ) throws(TrainingError) -> IntervalEvidence {
    try IntervalEvidence(
      isChampion ? champion : challenger,
      heldBack: isChampion ? foretold : foretold.map { $0.with(variance: 0) },
      test: ForetoldLoan.all(test, by: model))
  }
}
