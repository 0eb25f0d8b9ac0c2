/// Monthly hazards of the loans of one term that are alike in risk.
///
/// Loans of little risk are paid back early in other months, and default in other months, than
/// loans of much risk; a probability between two centres takes a mix of both bands.
package struct BandCurves: Codable, Sendable, Equatable {
  /// Mean log-odds of default, over the life of the loan, of the loans behind the band.
  package let centre: Double
  /// Chance of default in a month for a loan that still runs; above 0.
  package let defaultHazard: [Double]
  /// Chance of early repayment in a month for a loan that still runs.
  package let prepaymentHazard: [Double]

  package init(centre: Double, defaultHazard: [Double], prepaymentHazard: [Double]) {
    self.centre = centre
    self.defaultHazard = defaultHazard
    self.prepaymentHazard = prepaymentHazard
  }
}
