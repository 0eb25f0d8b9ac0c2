internal import Lending
internal import Monitoring
internal import Tables

/// What models that learned nothing of an issue year say of its loans.
///
/// A cross-fit learns from other loans of the same year and so knows its weather. Here a whole issue
/// year, also what of it had not matured, is kept from the model and from its level.
struct HeldBackYears: Sendable {
  /// Calibrated, one a training row; nil where the issue year is not known or the term not over.
  let logOdds: [Double?]

  /// Foretells each year by the model's recipe, learned from all others.
  ///
  /// - Parameter loans: the training loans, in the order of the model's rows.
  init(
    _ loans: [HistoricLoan], _ model: TrainedModel, trainer: ModelTrainer, seed: UInt64,
    workers: Workers
  ) async throws(TrainingError) {
    let issued = loans.map { $0.issued?.year }
    let (rows, offsets, line) = (model.rows, model.offsets, model.line)
    let crossFit = model.heldOutLogOdds.map { ($0 - line.intercept) / line.slope }
    let years = try await workers.map(Self.years(loans)) { year throws(TrainingError) in
      try Self.logOdds(
        of: year, rows, issued: issued, crossFit: crossFit
      ) { (others) throws(TrainingError) in
        try trainer.train(rows.chosen(others), offsets: offsets, seed: seed &+ UInt64(year))
          .margins(rows)
      }
    }
    self.init(years, rows: rows)
  }

  /// The issue years of matured loans, in order; a year of fewer loans than make a group is none.
  static func years(_ loans: [HistoricLoan]) -> [Int] {
    var counts: [Int: Int] = [:]
    for loan in loans where loan.isMatured {
      if let year = loan.issued?.year { counts[year, default: 0] += 1 }
    }
    return counts.keys.sorted().filter { (counts[$0] ?? 0) >= LikeLoans.usualSize }
  }

  /// Calibrated log-odds of one year's matured loans, by row.
  ///
  /// The slope comes from the cross-fit and the level from the refitted model, both from the other
  /// years' matured loans alone.
  ///
  /// - Parameters:
  ///   - issued: the issue year of each row, also of loans that had not matured.
  ///   - crossFit: log-odds before calibration from models that did not learn from the row.
  ///   - refit: learns from the rows with these indices and gives the log-odds before calibration
  ///     of all rows.
  static func logOdds(
    of year: Int, _ rows: TrainingRows, issued: [Int?], crossFit: [Double],
    refit: ([Int]) throws(TrainingError) -> [Double]
  ) throws(TrainingError) -> [Int: Double] {
    let others = rows.levels.indices.filter { issued[$0] != year }
    let matured = others.filter { rows.levels[$0].isMatured }
    let outcomes = matured.map { rows.defaulted[$0] }
    let weights = matured.map { rows.weights[$0] }
    let margins = try refit(others)
    guard
      let line = CalibrationLine.fitted(
        logOdds: matured.map { crossFit[$0] }, outcomes: outcomes, weights: weights),
      let level = RateShift(
        logOdds: matured.map { line.slope * margins[$0] }, defaulted: outcomes, weights: weights)
    else { throw .tooFewLoans(of: "matured loans besides those of \(year)") }
    let own = rows.vintages.indices.filter { rows.vintages[$0] == year }
    return Dictionary(
      uniqueKeysWithValues: own.map { ($0, level.shift + line.slope * margins[$0]) })
  }

  /// Puts the years together.
  init(_ years: [[Int: Double]], rows: TrainingRows) {
    var all = [Double?](repeating: nil, count: rows.count)
    for year in years {
      for (row, value) in year { all[row] = value }
    }
    logOdds = all
  }

  /// The loans with what was said of them; `variance` is that of each row's bins.
  func loans(_ rows: TrainingRows, variance: (Int) -> Double) -> [ForetoldLoan] {
    logOdds.indices.compactMap { row in
      guard let said = logOdds[row], let year = rows.vintages[row] else { return nil }
      return ForetoldLoan(
        vintage: Vintage(year: year, termMonths: rows.levels[row].termMonths), logOdds: said,
        variance: variance(row), defaulted: rows.defaulted[row])
    }
  }
}
