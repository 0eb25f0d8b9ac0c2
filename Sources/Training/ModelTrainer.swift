internal import Lending
internal import Packs
internal import Scoring
internal import StrictJSON

/// Trains one recipe.
struct ModelTrainer: Sendable {
  let recipe: Recipe
  /// Called before each tree; throws where the person stopped.
  let tick: @Sendable () throws(TrainingError) -> Void

  /// Learns the rows with the offsets of their levels.
  func train(
    _ rows: TrainingRows, offsets: RiskOffsets, seed: UInt64
  ) throws(TrainingError) -> LearnedModel {
    let features = recipe.features
    switch recipe.settings {
    case .trees(let settings):
      return try trees(settings, copied(rows, seed), offsets, seed)
    case .linear(let settings):
      let all = copied(rows, seed)
      let card = try LinearTrainer(settings: settings, library: try LinearLibrary(), tick: tick)
        .train(all, features: features, offsets: all.offsets(offsets))
      return LearnedModel(.scorecard(card), file: .init(.scorecard, try Self.encoded(card)))
    case .network(let settings):
      // The net blanks anew in each of its passes, so it takes the rows as they are.
      let network = try NetworkTrainer(settings: settings, tick: tick).train(
        rows, features: features, offsets: rows.offsets(offsets),
        blanking: recipe.blanking.chances(inputs: features.count), seed: seed)
      return LearnedModel(.network(network), file: .init(.network, try Self.encoded(network)))
    }
  }

  private func copied(_ rows: TrainingRows, _ seed: UInt64) -> TrainingRows {
    var draws = SeededDraws(seed: seed)
    return rows.withBlankedCopies(recipe.blanking, draws: &draws)
  }

  private static func encoded(_ value: some Encodable) throws(TrainingError) -> [UInt8] {
    do {
      return try StrictJSON.encode(value)
    } catch {
      throw .checkFailed("what was learned cannot be written")
    }
  }

  private func trees(
    _ settings: TreeSettings, _ rows: TrainingRows, _ offsets: RiskOffsets, _ seed: UInt64
  ) throws(TrainingError) -> LearnedModel {
    let matrix = try BoosterRows(values: rows.values, columns: rows.width)
    try matrix.set("label", rows.defaulted.map { $0 ? 1 : 0 })
    try matrix.set("weight", rows.weights.map { Float($0) })
    try matrix.set("base_margin", rows.offsets(offsets).map { Float($0) })
    let booster = try Booster(
      parameters: settings.parameters(recipe.features, seed: seed), rows: matrix)
    for round in 0..<settings.rounds {
      try tick()
      try booster.update(round: round, rows: matrix)
    }
    let bytes = try booster.json()
    return LearnedModel(.trees(try Self.ensemble(bytes)), file: .init(.trees, bytes))
  }

  private static func ensemble(_ json: [UInt8]) throws(TrainingError) -> TreeEnsemble {
    do {
      return try TreeEnsemble(xgboost: try StrictJSON.parse(json))
    } catch let problem as JSONProblem {
      throw .libraryFailed(step: "write JSON that can be read", reason: problem.sentence)
    } catch let problem as ScoringError {
      throw .libraryFailed(step: "write trees that can be scored", reason: problem.sentence)
    } catch {
      throw .libraryFailed(step: "write its trees", reason: "they cannot be read")
    }
  }
}
