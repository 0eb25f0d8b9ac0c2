internal import Lending
internal import Monitoring
internal import Scoring

/// A glass box with everything that turns its sum into shown numbers.
struct TrainedModel {
  let recipe: Recipe
  let glassBox: GlassBox
  let rows: TrainingRows
  let crossFit: CrossFit
  let line: CalibrationLine
  /// Calibrated log-odds of the training rows from models that did not learn from them.
  let heldOutLogOdds: [Double]

  /// Learns from resolved loans, then fits the level on their matured vintages by cross-fitting.
  ///
  /// - Parameter makeRecipe: gives the recipe from the loans that may be learned from, so that not
  ///   even the order of a choice's codes knows more.
  init(
    _ loans: [HistoricLoan], seed: UInt64,
    tick: @escaping () throws(TrainingError) -> Void,
    makeRecipe: ([HistoricLoan]) -> Recipe
  ) throws(TrainingError) {
    guard loans.count >= 500 else { throw .tooFewLoans(of: "resolved loans") }
    let recipe = makeRecipe(loans)
    let rows = TrainingRows(loans, features: recipe.features)
    let trainer = GlassBoxTrainer(recipe: recipe, tick: tick)
    let glassBox = try trainer.train(rows, seed: seed)
    let crossFit = try CrossFit(loans, seed: seed &+ 1000, tick: tick, makeRecipe: makeRecipe)
    let line = try crossFit.calibration(rows)
    self.recipe = recipe
    self.glassBox = glassBox
    self.rows = rows
    self.crossFit = crossFit
    self.line = line
    heldOutLogOdds = crossFit.margins.map { line($0) }
  }

  /// Average of each table over the training loans, from which contributions are measured.
  var centres: [Double] {
    let total = rows.weights.reduce(0, +)
    return glassBox.tables.indices.map { feature in
      let table = glassBox.tables[feature]
      var sum = 0.0
      for row in 0..<rows.count {
        sum += rows.weights[row] * table[table.bin(of: rows.values[row * rows.width + feature])]
      }
      return sum / total
    }
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

  /// Ready to score, with the given uncertainty and bands and without a reference line.
  func scorer(
    name: ModelName, catalogue: FieldCatalogue, variances: [[Double]]? = nil,
    vintageVariance: Double = 0, bands: [BandCut]? = nil
  ) throws(TrainingError) -> (model: RiskModel, calibration: Calibration) {
    let none = glassBox.tables.map { [Double](repeating: 0, count: $0.values.count + 1) }
    let calibration = Calibration(
      intercept: line.intercept, slope: line.slope, centres: centres,
      variances: variances ?? none, vintageVariance: vintageVariance, confidence: 0.9,
      // Half of nine in ten lies within this many standard deviations on either side.
      deviations: 1.644_853_626_951_472_2, points: .standard,
      bands: bands ?? [BandCut(letter: "A", below: nil)])
    let told = Set(recipe.features.map(\.toldAs))
    let fields = catalogue.fields.map(\.id).filter { told.contains($0) }
    do {
      let model = try RiskModel(
        name: name, digest: "", catalogue: catalogue, features: recipe.features,
        ensemble: glassBox.ensemble, calibration: calibration,
        line: ReferenceLine(fields: fields, points: []))
      return (model, calibration)
    } catch {
      throw .checkFailed(error.sentence)
    }
  }
}
