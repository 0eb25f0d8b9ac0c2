/// Between which values of one field the loans of a cell of evidence lie.
package struct EvidenceBound: Codable, Sendable, Equatable {
  /// The field, or `probability_of_default` for the chance itself.
  package let field: FieldID
  /// Nil where nothing bounds it from below.
  package let from: Double?
  /// Values reach up to it and not it itself; nil where nothing bounds it from above.
  package let below: Double?
  /// Whether loans of which the value is not known are among them; only those where nothing bounds
  /// it.
  package let holdsUnknown: Bool

  /// In place of a field: the chance of default.
  package static let chance: FieldID = "probability_of_default"

  package init(field: FieldID, from: Double?, below: Double?, holdsUnknown: Bool) {
    self.field = field
    self.from = from
    self.below = below
    self.holdsUnknown = holdsUnknown
  }
}
