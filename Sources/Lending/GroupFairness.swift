/// How groups that no model reads fare under a rule: a screening signal, not a legal finding.
package struct GroupFairness: Sendable, Equatable, Codable {
  /// One group beside the reference group.
  package struct Group: Sendable, Equatable, Codable {
    package let name: String
    package let loans: Int
    package let approved: Int
    /// 0…1.
    package let selectionRate: Double
    /// Selection rate over that of the reference group, with its log-ratio interval; nil for the
    /// reference itself, for small groups, and where one of the rates is 0.
    package let impactRatio: MeasureInterval?
    /// Outcomes known.
    package let ended: Int
    package let defaulted: Int
    /// Approved among those who repaid; nil where none is known.
    package let approvedOfRepaid: Double?
    /// Approved among those who defaulted.
    package let approvedOfDefaulted: Double?
    package let meanChance: Double
    /// Of those with an outcome: expected and actual defaults.
    package let calibration: ExpectedActual?
    /// False below the minimum group size, and then nothing is concluded.
    package let isLargeEnough: Bool

    package init(
      name: String, loans: Int, approved: Int, selectionRate: Double,
      impactRatio: MeasureInterval?, ended: Int, defaulted: Int, approvedOfRepaid: Double?,
      approvedOfDefaulted: Double?, meanChance: Double, calibration: ExpectedActual?,
      isLargeEnough: Bool
    ) {
      self.name = name
      self.loans = loans
      self.approved = approved
      self.selectionRate = selectionRate
      self.impactRatio = impactRatio
      self.ended = ended
      self.defaulted = defaulted
      self.approvedOfRepaid = approvedOfRepaid
      self.approvedOfDefaulted = approvedOfDefaulted
      self.meanChance = meanChance
      self.calibration = calibration
      self.isLargeEnough = isLargeEnough
    }
  }

  /// The column or attribute.
  package let by: String
  /// The smallest group of which anything is concluded.
  package let minimum: Int
  /// The group that the others are held against: of those that are large enough the one approved
  /// most often; nil where none is.
  package let reference: String?
  package let groups: [Group]
  /// Largest difference between large groups of the share approved among those who repaid; nil
  /// where fewer than two have one.
  package let equalOpportunityGap: Double?
  /// The same among those who defaulted.
  package let falsePositiveGap: Double?

  package init(
    by: String, minimum: Int, reference: String?, groups: [Group],
    equalOpportunityGap: Double?, falsePositiveGap: Double?
  ) {
    self.by = by
    self.minimum = minimum
    self.reference = reference
    self.groups = groups
    self.equalOpportunityGap = equalOpportunityGap
    self.falsePositiveGap = falsePositiveGap
  }

  /// Said beside every number of it.
  package static let caveat = "a screening signal, not a legal finding"
  /// Ratios below it are looked at: four fifths, 29 CFR 1607.4 D.
  package static let fourFifths = 0.8
}
