/// How a neural network sees one input: on a scale of ranks, drawn through a few knots.
///
/// Money has a long tail in which a few incomes would drown all others; between the knots, which
/// are quantiles of the loans it learned from, the scale is linear, and beyond them it is flat.
package struct InputScale: Sendable, Equatable {
  /// Rising values of the input.
  package let knots: [Float]
  /// Where each knot lies on the scale; never falling.
  package let levels: [Double]
  /// Whether a second number tells the network that the input is unknown.
  package let mayBeUnknown: Bool

  /// Nil unless knots rise, levels do not fall, both are finite and as many as each other, and
  /// there is one at least.
  package init?(knots: [Float], levels: [Double], mayBeUnknown: Bool) {
    guard !knots.isEmpty, knots.count == levels.count,
      knots.allSatisfy(\.isFinite), levels.allSatisfy(\.isFinite),
      zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }),
      zip(levels, levels.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.knots = knots
    self.levels = levels
    self.mayBeUnknown = mayBeUnknown
  }

  /// The input's place on the scale; 0, the middle, where it is unknown.
  package subscript(value: Float) -> Double {
    if value.isNaN { return 0 }
    if value <= knots[0] { return levels[0] }
    let last = knots.count - 1
    if value >= knots[last] { return levels[last] }
    var low = 0
    var high = last
    while high - low > 1 {
      let middle = (low + high) / 2
      if value < knots[middle] { high = middle } else { low = middle }
    }
    let (from, to) = (Double(knots[low]), Double(knots[high]))
    return levels[low] + (Double(value) - from) / (to - from) * (levels[high] - levels[low])
  }
}

extension InputScale: Codable {
  private enum CodingKeys: String, CodingKey { case knots, levels, mayBeUnknown }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard
      let scale = InputScale(
        knots: try container.decode([Float].self, forKey: .knots),
        levels: try container.decode([Double].self, forKey: .levels),
        mayBeUnknown: try container.decode(Bool.self, forKey: .mayBeUnknown))
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .knots, in: container, debugDescription: "knots and levels make no rising scale")
    }
    self = scale
  }
}
