internal import Lending
internal import Monitoring

/// Log-odds of training rows from models that did not learn from them.
struct CrossFit {
  /// Before calibration, one a row.
  let margins: [Double]

  private static let folds = 4

  /// Trains on three quarters of the rows and scores the fourth, four times.
  init(
    _ rows: TrainingRows, trainer: GlassBoxTrainer, offsets: RiskOffsets, seed: UInt64
  ) throws(TrainingError) {
    var draws = SeededDraws(seed: seed)
    let fold = (0..<rows.count).map { _ in draws.index(below: Self.folds) }
    var margins = [Double](repeating: 0, count: rows.count)
    for held in 0..<Self.folds {
      let others = fold.indices.filter { fold[$0] != held }
      let model = try trainer.train(
        rows.chosen(others), offsets: offsets, seed: seed &+ UInt64(held) &+ 1)
      for index in fold.indices where fold[index] == held {
        margins[index] = model.margin(rows.row(index))
      }
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
