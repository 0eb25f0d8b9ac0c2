/// What has moved between a reference and the loans that came.
package struct DriftReport: Sendable, Equatable, Codable {
  package let count: Int
  package let referenceCount: Int?
  /// Chance of a false alarm anywhere in the report that is put up with, 0…1.
  package let level: Double
  /// In the order of the reference, the score last.
  package let fields: [FieldDrift]

  package init(count: Int, referenceCount: Int?, level: Double, fields: [FieldDrift]) {
    self.count = count
    self.referenceCount = referenceCount
    self.level = level
    self.fields = fields
  }

  /// Fields of which a test says that they moved.
  package var moved: [FieldDrift] { fields.filter { ($0.adjusted ?? 1) <= level } }

  package subscript(field: FieldID) -> FieldDrift? { fields.first { $0.field == field } }

  /// What the result of the model is called among the fields.
  package static let score: FieldID = "probability_of_default"
}
