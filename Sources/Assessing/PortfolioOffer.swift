/// One offer as the choice of a portfolio sees it.
package struct PortfolioOffer: Sendable, Equatable {
  /// Return a year above the hurdle after the charge for risk, in percent.
  package let merit: Double
  /// Most notes of it.
  package let most: Int
  /// Its group in each limited kind, as a number.
  package let groups: [Int]

  package init(merit: Double, most: Int, groups: [Int]) {
    self.merit = merit
    self.most = most
    self.groups = groups
  }
}
