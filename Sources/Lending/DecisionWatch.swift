/// What people decided, beside what was recommended to them.
package struct DecisionWatch: Sendable, Equatable, Codable {
  /// One person, or everybody.
  package struct Line: Sendable, Equatable, Codable {
    package let name: String
    package let decided: Int
    package let approved: Int
    package let declined: Int
    package let referred: Int
    /// Decisions that depart from the recommendation, either way.
    package let overrides: Int
    /// Approved against a recommendation not to.
    package let approvedAgainst: Int
    /// Declined where approval was recommended.
    package let declinedAgainst: Int
    /// Hours from opening the case to the decision, the middle one; nil where none is known.
    package let medianHours: Double?
    /// Loans approved against the recommendation whose end is known, and those that defaulted.
    package let overridesEnded: Int
    package let overridesDefaulted: Int
    /// Sum of the chances of those that ended.
    package let overridesExpected: Double

    package init(
      name: String, decided: Int, approved: Int, declined: Int, referred: Int, overrides: Int,
      approvedAgainst: Int, declinedAgainst: Int, medianHours: Double?, overridesEnded: Int,
      overridesDefaulted: Int, overridesExpected: Double
    ) {
      self.name = name
      self.decided = decided
      self.approved = approved
      self.declined = declined
      self.referred = referred
      self.overrides = overrides
      self.approvedAgainst = approvedAgainst
      self.declinedAgainst = declinedAgainst
      self.medianHours = medianHours
      self.overridesEnded = overridesEnded
      self.overridesDefaulted = overridesDefaulted
      self.overridesExpected = overridesExpected
    }

    /// 0…1; nil without a decision.
    package var approvalRate: Double? {
      decided > 0 ? Double(approved) / Double(decided) : nil
    }
    package var overrideRate: Double? {
      decided > 0 ? Double(overrides) / Double(decided) : nil
    }
  }

  package let whole: Line
  /// By name.
  package let people: [Line]
  /// By month, `2026-11`, the first first.
  package let months: [Line]

  package init(whole: Line, people: [Line], months: [Line]) {
    self.whole = whole
    self.people = people
    self.months = months
  }
}
