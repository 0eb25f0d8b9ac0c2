/// How the training loans were spread, for percentiles and for seeing drift.
package struct ReferenceDistribution: Codable, Sendable, Equatable {
  /// The field, or `probability_of_default` for the result itself.
  package let field: FieldID
  /// Ascending, empty for choices; bin `i` holds values from `edges[i−1]` up to, not with, `edges[i]`.
  package let edges: [Double]
  /// The choices, in the order of their shares; empty for numbers.
  package let choices: [String]
  /// Share of the loans in each bin, or with each choice; with `unknown` they add up to 1.
  package let shares: [Double]
  package let unknown: Double

  package init(
    field: FieldID, edges: [Double], choices: [String], shares: [Double], unknown: Double
  ) {
    self.field = field
    self.edges = edges
    self.choices = choices
    self.shares = shares
    self.unknown = unknown
  }
}
