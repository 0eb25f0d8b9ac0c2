/// What another policy would change over the same applications, counted one by one.
package struct PolicyTryOut: Codable, Sendable, Equatable {
  package let before: TryOutSide
  package let after: TryOutSide
  /// Applications that both policies answered.
  package let applications: Int
  /// Rows or cases that could not be answered.
  package let rejected: Int
  /// The first rows that could not be answered, with why; of cases none.
  package let rejections: [TryOutRejection]
  /// Kept cases that were not tried, by why; empty for a table.
  package let leftOut: [String: Int]
  /// From each recommendation to each other, those that change; the staying are left out.
  package let swaps: [TryOutSwap]
  /// Rules that stood against a plain approval under either policy, in their order.
  package let rules: [TryOutRule]
  package let groups: [TryOutGroups]

  package init(
    before: TryOutSide, after: TryOutSide, applications: Int, rejected: Int,
    rejections: [TryOutRejection] = [], leftOut: [String: Int] = [:], swaps: [TryOutSwap],
    rules: [TryOutRule],
    groups: [TryOutGroups]
  ) {
    self.before = before
    self.after = after
    self.applications = applications
    self.rejected = rejected
    self.rejections = rejections
    self.leftOut = leftOut
    self.swaps = swaps
    self.rules = rules
    self.groups = groups
  }
}

/// What one policy makes of all applications.
package struct TryOutSide: Codable, Sendable, Equatable {
  package let policy: PolicyName
  package let approved: Int
  /// Go to a person: the workload.
  package let referred: Int
  package let declined: Int
  /// Of the approved: what they ask for, of cards their limits.
  package let approvedAmount: Money
  /// Of the approved; nil for a product that is not priced.
  package let expectedLoss: Money?
  /// Mean chance of default of the approved, 0…1; nil where none is.
  package let meanChance: Double?
  /// Expected return a year of the approved by amount; nil where any of them has none.
  package let expectedReturn: Rate?

  package init(
    policy: PolicyName, approved: Int, referred: Int, declined: Int, approvedAmount: Money,
    expectedLoss: Money?, meanChance: Double?, expectedReturn: Rate?
  ) {
    self.policy = policy
    self.approved = approved
    self.referred = referred
    self.declined = declined
    self.approvedAmount = approvedAmount
    self.expectedLoss = expectedLoss
    self.meanChance = meanChance
    self.expectedReturn = expectedReturn
  }

  /// In percent of the approved amount; nil where nothing is approved or priced.
  package var expectedLossShare: Rate? {
    guard approvedAmount > .zero else { return nil }
    return expectedLoss.map { Rate(percent: $0.amount / approvedAmount.amount * 100) }
  }
}

/// Applications whose recommendation changes in one way.
package struct TryOutSwap: Codable, Sendable, Equatable {
  package let from: Verdict
  package let to: Verdict
  package let applications: Int
  /// Mean chance of default of them, 0…1.
  package let meanChance: Double

  package init(from: Verdict, to: Verdict, applications: Int, meanChance: Double) {
    self.from = from
    self.to = to
    self.applications = applications
    self.meanChance = meanChance
  }
}

/// How often one rule stood against a plain approval.
package struct TryOutRule: Codable, Sendable, Equatable {
  /// The rule's key in the policy file.
  package let rule: String
  package let before: Int
  package let after: Int

  package init(rule: String, before: Int, after: Int) {
    self.rule = rule
    self.before = before
    self.after = after
  }
}

/// Approval rates of the groups that one field, or one column of the table, makes.
package struct TryOutGroups: Codable, Sendable, Equatable {
  package struct Group: Codable, Sendable, Equatable {
    package let name: String
    package let applications: Int
    package let approvedBefore: Int
    package let approvedAfter: Int

    package init(name: String, applications: Int, approvedBefore: Int, approvedAfter: Int) {
      self.name = name
      self.applications = applications
      self.approvedBefore = approvedBefore
      self.approvedAfter = approvedAfter
    }

    /// 0…1.
    package var rateBefore: Double { Double(approvedBefore) / Double(max(1, applications)) }
    package var rateAfter: Double { Double(approvedAfter) / Double(max(1, applications)) }
  }

  /// What makes the groups: `band`, a field, or a column of the table.
  package let by: String
  /// Whether it is kept to watch over fairness, and no rule or model may read it.
  package let isMonitoring: Bool
  package let groups: [Group]

  package init(by: String, isMonitoring: Bool, groups: [Group]) {
    self.by = by
    self.isMonitoring = isMonitoring
    self.groups = groups
  }
}
