internal import Lending

/// Loans that share a base rate for reasons that no input shows.
///
/// The files were drawn in different ways: a sample of resolved loans of young vintages over-states
/// defaults, the longer the term the more. Without a level of its own for each, that difference
/// would leak into whatever else tells the files apart, such as a missing FICO score.
struct RiskLevel: Sendable, Hashable, Comparable {
  let source: LoanSource
  let isMatured: Bool
  let termMonths: Int

  init(source: LoanSource, isMatured: Bool, termMonths: Int) {
    self.source = source
    self.isMatured = isMatured
    self.termMonths = termMonths
  }

  init(of loan: HistoricLoan) {
    self.init(
      source: loan.source, isMatured: loan.isMatured, termMonths: loan.application.termMonths)
  }

  /// The level against which all of its term are measured: recent and matured.
  ///
  /// Cards come from one file and are all of one level.
  var reference: RiskLevel {
    source == .card ? self : RiskLevel(source: .sample, isMatured: true, termMonths: termMonths)
  }

  static func < (left: RiskLevel, right: RiskLevel) -> Bool {
    (left.source.rawValue, left.isMatured ? 1 : 0, left.termMonths)
      < (right.source.rawValue, right.isMatured ? 1 : 0, right.termMonths)
  }
}
