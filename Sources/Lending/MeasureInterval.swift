/// A measure with the range in which it would lie on other draws.
package struct MeasureInterval: Sendable, Equatable, Codable {
  package let value: Double
  package let low: Double
  package let high: Double
  /// 0.95: nineteen in twenty draws.
  package let confidence: Double

  package init(value: Double, low: Double, high: Double, confidence: Double) {
    self.value = value
    self.low = low
    self.high = high
    self.confidence = confidence
  }
}
