internal import Lending
internal import Monitoring

/// Log-odds of training rows from models that did not learn from them.
struct CrossFit {
  /// Before calibration, one a row.
  let margins: [Double]

  private static let folds = 4

  /// How many glass boxes are grown, each in two passes.
  static let passes = 2 * folds

  /// Learns everything, codes and offsets included, from three quarters of the loans and scores the
  /// fourth, four times.
  init(
    _ loans: [HistoricLoan], seed: UInt64, tick: @escaping () throws(TrainingError) -> Void,
    makeRecipe: ([HistoricLoan]) -> Recipe
  ) throws(TrainingError) {
    var draws = SeededDraws(seed: seed)
    let fold = loans.map { _ in draws.index(below: Self.folds) }
    var margins = [Double](repeating: 0, count: loans.count)
    for held in 0..<Self.folds {
      let others = loans.indices.filter { fold[$0] != held }.map { loans[$0] }
      let recipe = makeRecipe(others)
      let model = try GlassBoxTrainer(recipe: recipe, tick: tick).train(
        TrainingRows(others, features: recipe.features), seed: seed &+ UInt64(held) &+ 1)
      let indices = loans.indices.filter { fold[$0] == held }
      let rows = TrainingRows(indices.map { loans[$0] }, features: recipe.features)
      for (row, index) in indices.enumerated() { margins[index] = model.margin(rows.row(row)) }
    }
    self.margins = margins
  }

  /// The level of risk: slope and intercept on matured vintages, where nothing is still to come.
  func calibration(_ rows: TrainingRows) throws(TrainingError) -> CalibrationLine {
    let matured = rows.matured
    guard
      let line = CalibrationLine.fitted(
        logOdds: matured.map { margins[$0] }, outcomes: matured.map { rows.defaulted[$0] },
        weights: matured.map { rows.weights[$0] })
    else { throw .tooFewLoans(of: "matured loans of both outcomes") }
    return line
  }
}
