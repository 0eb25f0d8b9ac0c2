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

extension ModelMetric {
  /// As a model card tells it on a line of its own: four decimals, and the range where there is one.
  package var cardLine: String {
    func shown(_ number: Double) -> String { Figure.shown(number, decimals: 4) }
    let range = low.flatMap { low in high.map { " (\(shown(low)) to \(shown($0)))" } }
    return "\(name.uppercased()), \(on): \(shown(value))\(range ?? "")."
  }
}
