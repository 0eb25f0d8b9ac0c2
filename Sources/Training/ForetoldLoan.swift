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
  /// The matured loans of a product whose issue years are not known, all as one vintage of their
  /// term: `logOdds` are calibrated, from models that did not learn from the row.
  ///
  /// What follows from them says nothing of other years, which the card must tell.
  static func undated(
    _ rows: TrainingRows, logOdds: [Double], variance: (Int) -> Double
  ) -> [ForetoldLoan] {
    rows.matured.map { row in
      ForetoldLoan(
        vintage: Vintage(year: 0, termMonths: rows.levels[row].termMonths), logOdds: logOdds[row],
        variance: variance(row), defaulted: rows.defaulted[row])
    }
  }

  /// The matured loans of known issue as a model scores them.
  static func all(_ loans: [HistoricLoan], by model: any ScoringModel) -> [ForetoldLoan] {
    loans.compactMap { loan in
      guard loan.isMatured, let year = loan.issued?.year else { return nil }
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
