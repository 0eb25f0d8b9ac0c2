internal import Lending
internal import Monitoring
internal import Scoring

/// A learned function with everything that turns its sum into shown numbers.
struct TrainedModel: Sendable {
  let recipe: Recipe
  let learned: LearnedModel
  let rows: TrainingRows
  let offsets: RiskOffsets
  let line: CalibrationLine
  /// Calibrated log-odds of the training rows from models that did not learn from them.
  let heldOutLogOdds: [Double]

  /// Learns a recipe from all loans; its level comes from the matured vintages' held-out scores.
  init(
    _ loans: [HistoricLoan], _ recipe: Recipe, crossFit: CrossFit, offsets: RiskOffsets,
    seed: UInt64, tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) throws(TrainingError) {
    let rows = TrainingRows(loans, features: recipe.features)
    let line = try crossFit.calibration(rows)
    learned = try ModelTrainer(recipe: recipe, tick: tick).train(
      rows, offsets: offsets, seed: seed)
    self.recipe = recipe
    self.rows = rows
    self.offsets = offsets
    self.line = line
    heldOutLogOdds = crossFit.margins.map { line($0) }
  }

  /// Averages over the training loans: of each table, then of each pair; of the whole where the
  /// function is no sum of tables.
  var centres: [Double] {
    let total = rows.weights.reduce(0, +)
    guard let terms = learned.terms, recipe.learner.explains else {
      let margins = learned.margins(rows)
      return [zip(margins, rows.weights).reduce(0) { $0 + $1.0 * $1.1 } / total]
    }
    var sums = [Double](repeating: 0, count: terms.count)
    for index in 0..<rows.count {
      let row = rows.row(index)
      let weight = rows.weights[index]
      for (feature, table) in terms.tables.enumerated() {
        sums[feature] += weight * table[table.bin(of: row[row.startIndex + feature])]
      }
      for (position, pair) in terms.pairs.enumerated() {
        let (x, y) = (row[row.startIndex + pair.first], row[row.startIndex + pair.second])
        sums[terms.tables.count + position] += weight * pair[pair.bin(of: x, y)]
      }
    }
    return sums.map { $0 / total }
  }

  /// The matured training rows with their held-out probabilities.
  func heldOutMatured() throws(TrainingError) -> ScoredOutcomes {
    let matured = rows.matured
    guard
      let scored = ScoredOutcomes(
        logOdds: matured.map { heldOutLogOdds[$0] }, outcomes: matured.map { rows.defaulted[$0] })
    else { throw .checkFailed("a held-out score is not a number") }
    return scored
  }

  /// Constants from sums to shown numbers; without variances of bins every score varies alike.
  func calibration(
    variances: [[Double]]? = nil, vintageVariance: Double = 0, bands: [BandCut]? = nil
  ) -> Calibration {
    let terms = recipe.learner.explains ? learned.terms : nil
    let none =
      terms.map { terms in
        terms.tables.map { [Double](repeating: 0, count: $0.values.count + 1) }
          + terms.pairs.map { [Double](repeating: 0, count: $0.values.count) }
      } ?? []
    return Calibration(
      intercept: line.intercept, slope: line.slope, centres: centres,
      variances: variances ?? none, vintageVariance: vintageVariance,
      confidence: IntervalPlan.confidence, deviations: IntervalPlan.deviations, points: .standard,
      bands: bands ?? [BandCut(letter: "A", below: nil)])
  }

  /// Ready to score; without a reference line until one is known.
  func scorer(
    name: ModelName, catalogue: FieldCatalogue, _ calibration: Calibration,
    line: ReferenceLine? = nil
  ) throws(TrainingError) -> any ScoringModel {
    let told = Set(recipe.features.map(\.toldAs))
    let fields = catalogue.fields.map(\.id).filter { told.contains($0) }
    do {
      guard recipe.learner.explains else {
        return try RankingModel(
          name: name, digest: "", features: recipe.features, function: learned.function,
          calibration: calibration)
      }
      return try RiskModel(
        name: name, digest: "", catalogue: catalogue, features: recipe.features,
        function: learned.function, calibration: calibration,
        line: line ?? ReferenceLine(fields: fields, points: []))
    } catch {
      throw .checkFailed(error.sentence)
    }
  }
}
