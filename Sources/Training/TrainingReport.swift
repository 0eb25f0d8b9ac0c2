package import Lending
internal import Packs

/// What a training made: the packs as written and read back, with their cards.
package struct TrainingReport: Sendable {
  /// One finished pack.
  package struct Trained: Sendable {
    package let name: ModelName
    package let folder: String
    package let metrics: [ModelMetric]
    package let card: String
  }

  package let packs: [Trained]
}

/// How far a training is.
package struct TrainingProgress: Sendable, Equatable {
  /// What is being done, in a few words.
  package let step: String
  /// Of the whole, 0…1.
  package let share: Double
  /// Whether stopping now leaves everything as it was; false while packs are written.
  package let canStop: Bool
}
