/// What watching the loans of a workspace or a table has found.
package struct MonitorReport: Sendable, Equatable, Encodable {
  /// One model that answered, and the loans that it answered.
  package struct Model: Sendable, Equatable, Encodable {
    /// Name and version.
    package let name: String
    package let loans: Int
    /// What the loans are compared with, in words; nil where the pack is not here.
    package let reference: String?
    package let drift: DriftReport?
    package let months: [MonthDrift]
    package let outcomes: OutcomeWatch?
    package let foretold: ForetoldPerformance?

    package init(
      name: String, loans: Int, reference: String?, drift: DriftReport?, months: [MonthDrift],
      outcomes: OutcomeWatch?, foretold: ForetoldPerformance?
    ) {
      self.name = name
      self.loans = loans
      self.reference = reference
      self.drift = drift
      self.months = months
      self.outcomes = outcomes
      self.foretold = foretold
    }
  }

  package let product: Product
  /// First day of the cases, `2026-01-01`; nil for all, and for a table.
  package let since: String?
  package let loans: Int
  /// Rows that could not be read.
  package let rejected: Int
  /// By field, how many rejected rows name it.
  package let rejectedBy: [String: Int]
  /// Cases that were not counted, by why.
  package let leftOut: [String: Int]
  package let models: [Model]
  /// Nil for a table.
  package let decisions: DecisionWatch?
  package let fairness: [GroupFairness]
  package let alerts: [MonitorAlert]

  package init(
    product: Product, since: String?, loans: Int, rejected: Int, rejectedBy: [String: Int],
    leftOut: [String: Int], models: [Model], decisions: DecisionWatch?,
    fairness: [GroupFairness], alerts: [MonitorAlert]
  ) {
    self.product = product
    self.since = since
    self.loans = loans
    self.rejected = rejected
    self.rejectedBy = rejectedBy
    self.leftOut = leftOut
    self.models = models
    self.decisions = decisions
    self.fairness = fairness
    self.alerts = alerts
  }
}

/// The drift of one month's loans.
package struct MonthDrift: Sendable, Equatable, Codable {
  /// `2015-12`.
  package let month: String
  package let loans: Int
  /// Of the result; nil where it could not be compared.
  package let scoreIndex: Double?
  /// Fields of which a test says that they moved, corrected within the month; nil where the month has
  /// too few loans to tell.
  package let moved: [FieldID]?
  /// By field.
  package let indices: [FieldID: Double]

  package init(
    month: String, loans: Int, scoreIndex: Double?, moved: [FieldID]?,
    indices: [FieldID: Double]
  ) {
    self.month = month
    self.loans = loans
    self.scoreIndex = scoreIndex
    self.moved = moved
    self.indices = indices
  }
}

/// Something that a person should look at.
package struct MonitorAlert: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable {
    case drift, missing, unseen, calibration, ranking, impact, overrides
  }

  package let kind: Kind
  /// A field, a group, a model or a person.
  package let subject: String
  package let sentence: String

  package init(_ kind: Kind, _ subject: String, _ sentence: String) {
    self.kind = kind
    self.subject = subject
    self.sentence = sentence
  }
}
