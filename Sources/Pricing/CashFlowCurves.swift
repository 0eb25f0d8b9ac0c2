internal import Lending

/// When loans default, are paid back early, and what comes back after a default.
package struct CashFlowCurves: Codable, Sendable, Equatable {
  /// By term in months, as text because names of JSON objects are texts.
  package let terms: [String: TermCurves]
  package let recovery: RecoveryCurve

  package init(terms: [String: TermCurves], recovery: RecoveryCurve) {
    self.terms = terms
    self.recovery = recovery
  }

  package subscript(termMonths months: Int) -> TermCurves? { terms[String(months)] }
}

/// Monthly hazards of one term; each list has one number a month of the contract.
package struct TermCurves: Codable, Sendable, Equatable {
  /// Chance of default in a month for a loan that still runs, of the average loan; above 0.
  package let defaultHazard: [Double]
  /// Chance of early repayment in a month for a loan that still runs.
  package let prepaymentHazard: [Double]
  /// By risk, from the lowest; nil where the curves of the average loan stand for all.
  package let bands: [BandCurves]?

  package init(
    defaultHazard: [Double], prepaymentHazard: [Double], bands: [BandCurves]? = nil
  ) {
    self.defaultHazard = defaultHazard
    self.prepaymentHazard = prepaymentHazard
    self.bands = bands
  }
}

/// What comes back of the balance at default.
package struct RecoveryCurve: Codable, Sendable, Equatable {
  /// Gross recoveries as a share of the balance.
  package let grossShare: Double
  /// Collection fee as a share of what was recovered.
  package let feeShare: Double
  /// Months from default to the average recovery.
  package let lagMonths: Double
  /// Chance that anything comes back at all; nil where the pack does not know it, and each default
  /// then brings the mean share.
  package let chanceOfAny: Double?

  package init(
    grossShare: Double, feeShare: Double, lagMonths: Double, chanceOfAny: Double? = nil
  ) {
    self.grossShare = grossShare
    self.feeShare = feeShare
    self.lagMonths = lagMonths
    self.chanceOfAny = chanceOfAny
  }
}
