internal import Lending
internal import Scoring
internal import Tables

/// What was said of a loan by a model that had learned nothing of its vintage, and what came of it.
struct ForetoldLoan: Sendable, Equatable {
  let vintage: Vintage
  /// Shown log-odds.
  let logOdds: Double
  /// Variance of the log-odds that was told with them.
  let variance: Double
  let defaulted: Bool
}

extension ForetoldLoan {
  /// The matured loans of a product whose issue years are not known, dealt into fifths that stand in
  /// for vintages: `logOdds` are calibrated, from models that did not learn from the row.
  ///
  /// What follows from them says nothing of other years, which the card must tell.
  static func undated(
    _ rows: TrainingRows, logOdds: [Double], variance: (Int) -> Double
  ) -> [ForetoldLoan] {
    var draws = SeededDraws(seed: TrainingLab.seed)
    return rows.matured.map { row in
      ForetoldLoan(
        vintage: Vintage(year: draws.index(below: 5), termMonths: rows.levels[row].termMonths),
        logOdds: logOdds[row],
        variance: variance(row), defaulted: rows.defaulted[row])
    }
  }

  /// The matured loans as a model scores them.
  static func all(_ loans: [HistoricLoan], by model: any ScoringModel) -> [ForetoldLoan] {
    loans.compactMap { loan in
      guard loan.isMatured else { return nil }
      // Without a year all are of one vintage.
      let year = loan.issued?.year ?? 0
      let score = model.measured(loan.application)
      return ForetoldLoan(
        vintage: Vintage(year: year, termMonths: loan.application.termMonths),
        logOdds: score.logOdds, variance: score.variance, defaulted: loan.defaulted)
    }
  }

  func with(variance: Double) -> ForetoldLoan {
    ForetoldLoan(vintage: vintage, logOdds: logOdds, variance: variance, defaulted: defaulted)
  }

  /// The same with the variance that a plan makes of its bins'.
  func telling(_ plan: IntervalPlan) -> ForetoldLoan {
    with(variance: plan.variance(bins: variance))
  }
}
