internal import Lending
internal import Monitoring

/// Log-odds of training rows from models that did not learn from them.
struct CrossFit: Sendable {
  /// Of the recipe in the plan's list.
  let position: Int
  /// Before calibration, one a row.
  let margins: [Double]
  /// The same with the held-out rows' inputs blanked as other lenders' files leave them out.
  let blankedMargins: [Double]

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

  /// Area under the curve on loans of the main source, the mean of rows as they are and blanked.
  func areaUnderCurve(_ loans: [HistoricLoan]) throws(TrainingError) -> Double {
    let judged = loans.indices.filter { loans[$0].source.isMain }
    let outcomes = judged.map { loans[$0].defaulted }
    let areas = [margins, blankedMargins].compactMap { margins in
      ScoredOutcomes(logOdds: judged.map { margins[$0] }, outcomes: outcomes)?.areaUnderCurve
    }
    guard areas.count == 2 else { throw .tooFewLoans(of: "loans of both outcomes") }
    return (areas[0] + areas[1]) / 2
  }
}
