/// How the chance of default is spread over many rows.
package struct ChanceSpread: Sendable, Equatable {
  /// Rows whose chance lies from `low` up to, not with, `high`; all 0…1.
  package struct Step: Sendable, Equatable {
    package let low: Double
    package let high: Double
    package let share: Double
  }

  /// From 0 on, each two percent wide; the last holds the rest.
  package let steps: [Step]
  package let mean: Double
  /// Below which half of the rows lie; nil where there are none.
  package let median: Double?

  private static let width = 0.02
  private static let most = 50

  /// - Parameter chances: 0…1.
  package init(_ chances: [Double]) {
    mean = chances.reduce(0, +) / Double(max(1, chances.count))
    let sorted = chances.sorted()
    median = sorted.isEmpty ? nil : sorted[sorted.count / 2]
    guard let highest = sorted.last else {
      steps = []
      return
    }
    let count = max(5, min(Self.most, Int((highest / Self.width).rounded(.up))))
    var counts = [Int](repeating: 0, count: count)
    for chance in chances {
      counts[min(count - 1, max(0, Int(chance / Self.width)))] += 1
    }
    steps = counts.enumerated().map { index, rows in
      Step(
        low: Double(index) * Self.width, high: Double(index + 1) * Self.width,
        share: Double(rows) / Double(chances.count))
    }
  }
}
