internal import Scoring

/// Proves on the finished tables what the learner was told: the risk moves only as credit sense says.
enum MonotoneScan {
  /// The limit search relies on it: more amount may never lower the risk.
  static func check(_ model: RiskModel) throws(TrainingError) {
    for (feature, table) in zip(model.features, model.tables) where feature.monotone != 0 {
      let direction = Double(feature.monotone)
      for (lower, higher) in zip(table.values, table.values.dropFirst())
      where direction * (higher - lower) < 0 {
        throw .checkFailed("the risk does not move one way with \(feature.name)")
      }
    }
  }
}
