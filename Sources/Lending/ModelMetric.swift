/// One number of a model card, with its interval where there is one.
package struct ModelMetric: Codable, Sendable, Equatable {
  package let name: String
  /// The rows it was measured on, in words.
  package let on: String
  package let value: Double
  package let low: Double?
  package let high: Double?

  package init(name: String, on: String, value: Double, low: Double? = nil, high: Double? = nil) {
    self.name = name
    self.on = on
    self.value = value
    self.low = low
    self.high = high
  }
}
