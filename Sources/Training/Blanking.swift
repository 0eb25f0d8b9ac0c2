internal import Lending
internal import Scoring

/// Copies of the training rows in which fields are blanked at random.
///
/// The sample has no missing value and other lenders have many; a learner that never saw an unknown
/// input sends it anywhere. A blanked field blanks every input that is made from it.
struct Blanking: Sendable {
  /// Copies of each row, beside the row as it is.
  let copies: Int
  /// The fields that are blanked, in a fixed order.
  let fields: [Blanked]

  /// One field: how often it is blanked, 0…1, and the inputs that it blanks.
  struct Blanked: Sendable {
    let field: FieldID
    let chance: Double
    let inputs: [Int]
  }

  init(_ features: [Feature], copies: Int, chances: [FieldID: Double]) {
    self.copies = copies
    fields = chances.sorted { $0.key < $1.key }.compactMap { field, chance in
      let inputs = features.indices.filter { features[$0].fieldsRead.contains(field) }
      guard chance > 0, !inputs.isEmpty else { return nil }
      return Blanked(field: field, chance: chance, inputs: inputs)
    }
  }

  /// No copies.
  static let none = Blanking([], copies: 0, chances: [:])
}
