/// The value of many charged-off loans together, with its range.
package struct DebtPool: Codable, Sendable, Equatable {
  package let loans: Int
  package let balance: Money
  package let expectedGross: Money
  package let expectedNet: Money
  /// Money of today, each loan under its recommended treatment, after fee, cost and officer's time.
  package let worth: Money
  /// Officer's hours of the recommended treatments.
  package let hours: Double
  /// How many loans each treatment is recommended for; those for which none is are under `none`.
  package let treatments: [String: Int]
  /// Between which the net money comes out in eight of ten cases.
  package let netP10: Money
  package let netP90: Money
  /// Standard deviation by the loans' own luck, and by the common level of recoveries, which is an
  /// input of the policy.
  package let deviationOfLoans: Money
  package let deviationOfLevel: Money

  package init(
    loans: Int, balance: Money, expectedGross: Money, expectedNet: Money, worth: Money,
    hours: Double, treatments: [String: Int], netP10: Money, netP90: Money,
    deviationOfLoans: Money, deviationOfLevel: Money
  ) {
    self.loans = loans
    self.balance = balance
    self.expectedGross = expectedGross
    self.expectedNet = expectedNet
    self.worth = worth
    self.hours = hours
    self.treatments = treatments
    self.netP10 = netP10
    self.netP90 = netP90
    self.deviationOfLoans = deviationOfLoans
    self.deviationOfLevel = deviationOfLevel
  }
}
