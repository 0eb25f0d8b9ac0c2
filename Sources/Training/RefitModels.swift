internal import Lending
internal import Monitoring
internal import Scoring

/// The same glass box trained on other draws of its loans, at the same level and line.
enum RefitModels {
  /// `count` models, each from as many rows drawn with replacement.
  static func make(
    _ count: Int, of model: RiskModel, _ recipe: Recipe, _ rows: TrainingRows,
    offsets: RiskOffsets, catalogue: FieldCatalogue, seed: UInt64, workers: Workers,
    tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) async throws(TrainingError) -> [RiskModel] {
    let trainer = ModelTrainer(recipe: recipe, tick: tick)
    return try await workers.map(Array(0..<count)) { refit throws(TrainingError) in
      var draws = SeededDraws(seed: seed &+ UInt64(refit))
      let drawn = (0..<rows.count).map { _ in draws.index(below: rows.count) }
      // In order, so that the learner sees the rows of one source together as it did before.
      let learned = try trainer.train(
        rows.chosen(drawn.sorted()), offsets: offsets, seed: draws.next())
      return try Self.model(learned, like: model, rows, catalogue)
    }
  }

  private static func model(
    _ learned: LearnedModel, like model: RiskModel, _ rows: TrainingRows,
    _ catalogue: FieldCatalogue
  ) throws(TrainingError) -> RiskModel {
    guard let terms = learned.terms else {
      throw .checkFailed("a refit of a sum of tables is no such sum")
    }
    let old = model.calibration
    let calibration = Calibration(
      intercept: old.intercept, slope: old.slope, centres: centres(terms, rows),
      variances: terms.tables.map { [Double](repeating: 0, count: $0.values.count + 1) }
        + terms.pairs.map { [Double](repeating: 0, count: $0.values.count) },
      vintageVariance: old.vintageVariance, confidence: old.confidence,
      deviations: old.deviations, points: old.points, bands: old.bands)
    do {
      return try RiskModel(
        name: model.name, digest: "", catalogue: catalogue, features: model.features,
        function: learned.function, calibration: calibration, line: model.line)
    } catch {
      throw .checkFailed(error.sentence)
    }
  }

  /// Weighted averages of each table, then of each pair.
  private static func centres(_ terms: AdditiveTerms, _ rows: TrainingRows) -> [Double] {
    var sums = [Double](repeating: 0, count: terms.count)
    for index in 0..<rows.count {
      let row = rows.row(index)
      for (input, table) in terms.tables.enumerated() {
        sums[input] += rows.weights[index] * table[table.bin(of: row[row.startIndex + input])]
      }
      for (position, pair) in terms.pairs.enumerated() {
        let cell = pair.bin(of: row[row.startIndex + pair.first], row[row.startIndex + pair.second])
        sums[terms.tables.count + position] += rows.weights[index] * pair[cell]
      }
    }
    let total = rows.weights.reduce(0, +)
    return sums.map { $0 / total }
  }
}
