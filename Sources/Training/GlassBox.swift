internal import Lending
internal import Monitoring
internal import Scoring
internal import StrictJSON

/// One trained glass box: XGBoost's trees and the tables that say the same.
struct GlassBox: Sendable {
  /// The model as XGBoost saved it.
  let json: [UInt8]
  let ensemble: TreeEnsemble
  let tables: [BinTable]
  let offsets: RiskOffsets

  /// Log-odds of a row before calibration: the tables' sum, without any offset.
  func margin(_ row: ArraySlice<Float>) -> Double {
    var sum = Double(ensemble.baseMargin)
    for (table, value) in zip(tables, row) { sum += table[table.bin(of: value)] }
    return sum
  }

  func margins(_ rows: TrainingRows) -> [Double] { (0..<rows.count).map { margin(rows.row($0)) } }
}

/// Trains glass boxes.
struct GlassBoxTrainer {
  let recipe: Recipe
  /// Called before each tree; throws where the person stopped.
  let tick: () throws(TrainingError) -> Void

  /// Trains in two passes: the first learns what the inputs say, from which each level's own
  /// offset follows; the second learns with those offsets.
  func train(_ rows: TrainingRows, seed: UInt64) throws(TrainingError) -> GlassBox {
    let first = try train(rows, offsets: try RiskOffsets(rawRatesOf: rows), seed: seed)
    let offsets = try RiskOffsets(rows, margins: first.margins(rows))
    return try train(rows, offsets: offsets, seed: seed)
  }

  /// Trains one pass with offsets that are known.
  func train(
    _ rows: TrainingRows, offsets: RiskOffsets, seed: UInt64
  ) throws(TrainingError) -> GlassBox {
    var draws = SeededDraws(seed: seed)
    let chances = recipe.features.map(Recipe.blankingChance)
    let all = rows.withBlankedCopies(chances: chances, draws: &draws)
    let matrix = try BoosterRows(values: all.values, columns: all.width)
    try matrix.set("label", all.defaulted.map { $0 ? 1 : 0 })
    try matrix.set("weight", all.weights.map { Float($0) })
    try matrix.set("base_margin", all.levels.map { Float(offsets.margin(of: $0)) })
    let booster = try Booster(parameters: recipe.parameters, rows: matrix)
    for round in 0..<recipe.rounds {
      try tick()
      try booster.update(round: round, rows: matrix)
    }
    return try Self.read(try booster.json(), offsets)
  }

  private static func read(
    _ json: [UInt8], _ offsets: RiskOffsets
  ) throws(TrainingError) -> GlassBox {
    let value: JSONValue
    do {
      value = try StrictJSON.parse(json)
    } catch {
      throw .libraryFailed(step: "write JSON that can be read", reason: error.sentence)
    }
    do {
      let ensemble = try TreeEnsemble(xgboost: value)
      return GlassBox(
        json: json, ensemble: ensemble, tables: try ensemble.tables(), offsets: offsets)
    } catch {
      throw .libraryFailed(step: "keep to one input a tree", reason: error.sentence)
    }
  }
}
