package import Scoring

/// Why a challenger of full trees says what it says: exact Shapley values on its shown scale.
package struct ChallengerExplainer: Sendable {
  private let explainer: TreeExplainer
  private let calibration: Calibration

  /// Throws `notExplained` for a challenger that is no ensemble of trees.
  package init(
    _ model: RankingModel, instructions: InstructionSet = .best
  ) throws(ScoringError) {
    guard case .trees(let ensemble) = model.function else { throw .notExplained }
    explainer = try TreeExplainer(ensemble, instructions: instructions)
    calibration = model.calibration
  }

  /// For each row, `expected` plus its values is the shown log-odds, within 1e-9.
  package func shapley(_ rows: [Float], by order: RowOrder = .rows) -> ShapleyValues {
    explainer.shapley(rows, by: order)
      .scaled(intercept: calibration.intercept, slope: calibration.slope)
  }
}
