/// How a model does in each group of one division of the loans, such as by issue year.
package struct SegmentTable: Sendable, Equatable, Codable {
  /// One group.
  package struct Group: Sendable, Equatable, Codable {
    package let name: String
    package let loans: Int
    package let defaults: Int
    /// Nil where the group is too small to say anything.
    package let measures: [Measure: MeasureInterval]?

    package init(
      name: String, loans: Int, defaults: Int, measures: [Measure: MeasureInterval]?
    ) {
      self.name = name
      self.loans = loans
      self.defaults = defaults
      self.measures = measures
    }
  }

  /// Below these a group gets no numbers.
  package static let fewestLoans = 200
  package static let fewestDefaults = 30

  /// What the loans are divided by.
  package let name: String
  /// The name of the test set.
  package let on: String
  package let groups: [Group]

  package init(name: String, on: String, groups: [Group]) {
    self.name = name
    self.on = on
    self.groups = groups
  }
}
