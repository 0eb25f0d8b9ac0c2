/// What is watched, and from what on an alert is given.
package struct MonitorRequest: Sendable {
  package enum Source: Sendable {
    /// The assessed cases of the workspace, from a day on, `2026-01-01`; nil for all.
    case cases(since: String?)
    /// Path of a table, or `-` for standard input.
    case table(String, Lender)
  }

  package var source: Source
  /// A table that the loans are compared with instead of the pack's own reference.
  package var reference: String?
  /// Column that tells what became of a loan; nil takes the lender's own.
  package var outcome: String?
  /// Column of the day or month of issue; nil takes the lender's own.
  package var issued: String?
  /// Month up to which outcomes are known, `2019-03`; nil takes the last that the table tells.
  package var asOf: String?
  /// Columns of attributes that no model reads, besides those whose names begin with `group_`.
  package var groups: [String]
  /// The group that the others are held against; nil takes the one approved most often.
  package var referenceGroup: String?
  package var smallestGroup: Int
  /// Stability index from which a movement that is no chance raises an alert.
  package var mark: Double
  /// Share of decisions that depart from the recommendation from which an alert is raised, 0…1.
  package var overrideMark: Double
  /// Chance of a false alarm anywhere in the fields of a model, 0…1.
  package var level: Double
  package var threads: Int

  package init(
    _ source: Source, reference: String? = nil, outcome: String? = nil, issued: String? = nil,
    asOf: String? = nil, groups: [String] = [], referenceGroup: String? = nil,
    smallestGroup: Int = 30, mark: Double = 0.1, overrideMark: Double = 0.2, level: Double = 0.05,
    threads: Int = 1
  ) {
    self.source = source
    self.reference = reference
    self.outcome = outcome
    self.issued = issued
    self.asOf = asOf
    self.groups = groups
    self.referenceGroup = referenceGroup
    self.smallestGroup = smallestGroup
    self.mark = mark
    self.overrideMark = overrideMark
    self.level = level
    self.threads = threads
  }
}
