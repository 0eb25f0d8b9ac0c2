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
  /// The matured loans of known issue as a model scores them.
  static func all(_ loans: [HistoricLoan], by model: RiskModel) -> [ForetoldLoan] {
    loans.compactMap { loan in
      guard loan.isMatured, let year = loan.issued?.year else { return nil }
      let score = model.score(loan.application)
      return ForetoldLoan(
        vintage: Vintage(year: year, termMonths: loan.application.termMonths),
        logOdds: score.logOdds, variance: score.variance, defaulted: loan.defaulted)
    }
  }
}
