/// What one known figure alone ranks, and the model on the very same loans.
package struct BaselineComparison: Sendable, Equatable, Codable {
  package let name: String
  /// The name of the test set.
  package let on: String
  /// Those of which the figure is known.
  package let loans: Int
  package let defaults: Int
  /// Area under the curve of the figure alone.
  package let alone: MeasureInterval
  /// That of the model on the same loans.
  package let model: MeasureInterval
  /// Model less figure, by draws of the same loans for both.
  package let difference: MeasureInterval

  package init(
    name: String, on: String, loans: Int, defaults: Int, alone: MeasureInterval,
    model: MeasureInterval, difference: MeasureInterval
  ) {
    self.name = name
    self.on = on
    self.loans = loans
    self.defaults = defaults
    self.alone = alone
    self.model = model
    self.difference = difference
  }
}
