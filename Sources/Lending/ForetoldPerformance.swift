/// How well a model would do on loans without outcomes, if its chances are right.
package struct ForetoldPerformance: Sendable, Equatable, Codable {
  package let loans: Int
  /// Nil with fewer than two loans or chances that are all alike.
  package let areaUnderCurve: MeasureInterval?
  /// Mean chance of default of all loans.
  package let defaultRate: MeasureInterval?
  /// Of those that the policy approves; nil where it approves none, or none was asked.
  package let approvedDefaultRate: MeasureInterval?
  package let approved: Int

  package init(
    loans: Int, areaUnderCurve: MeasureInterval?, defaultRate: MeasureInterval?,
    approvedDefaultRate: MeasureInterval?, approved: Int
  ) {
    self.loans = loans
    self.areaUnderCurve = areaUnderCurve
    self.defaultRate = defaultRate
    self.approvedDefaultRate = approvedDefaultRate
    self.approved = approved
  }

  /// Said beside every number of it.
  package static let assumption =
    "holds while the chances are calibrated on these loans; a drift of what defaults mean shows in "
    + "outcomes only"
}
