/// Answers in one field that decline an application whatever else it says.
///
/// One of `above`, `below` and `is`; a value at the mark itself is allowed.
package struct KnockOutTerm: Codable, Sendable, Equatable {
  package let field: FieldID
  /// Declines a number above it, in the field's unit.
  package let above: Double?
  /// Declines a number below it, in the field's unit.
  package let below: Double?
  /// Declines these answers of a closed list.
  package let `is`: [String]?
  /// Whether an unknown answer passes, as where unknown means never; otherwise a person looks.
  package let unknownPasses: Bool?
  /// The lender's own words for it, which must name what was found and not the policy.
  package let sentence: String?

  package init(
    field: FieldID, above: Double? = nil, below: Double? = nil, is answers: [String]? = nil,
    unknownPasses: Bool? = nil, sentence: String? = nil
  ) {
    self.field = field
    self.above = above
    self.below = below
    self.is = answers
    self.unknownPasses = unknownPasses
    self.sentence = sentence
  }

  /// Whether an answer is one of those that decline; nil where it is not known.
  package func strikes(_ value: FieldValue?) -> Bool? {
    switch value {
    case .number(let number):
      above.map { number > $0 } ?? false || below.map { number < $0 } ?? false
    case .choice(let answer): `is`?.contains(answer) ?? false
    case nil: nil
    }
  }
}
