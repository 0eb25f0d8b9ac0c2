internal import Lending
internal import Scoring

extension InputScale {
  /// Knots of a scale at most.
  static let mostKnots = 16

  /// The scale of `values`, not-a-numbers left out: knots at quantiles of equal weight, each at the
  /// log-odds of its mid-rank, so that money of any tail spreads evenly about 0.
  ///
  /// A constant or wholly unknown input lies at 0.
  static func fitted(_ values: [Float], weights: [Double], mayBeUnknown: Bool) -> InputScale {
    let known = values.indices.filter { !values[$0].isNaN }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    var steps: [(value: Float, weight: Double)] = []
    for row in known {
      if steps.last?.value == values[row] {
        steps[steps.count - 1].weight += weights[row]
      } else {
        steps.append((values[row], weights[row]))
      }
    }
    let total = steps.reduce(0) { $0 + $1.weight }
    var knots: [Float] = []
    var levels: [Double] = []
    var below = 0.0
    var nextRank = 0.0
    for (place, step) in steps.enumerated() where step.weight > 0 {
      let rank = (below + step.weight / 2) / total
      below += step.weight
      let isLast = place == steps.count - 1
      guard steps.count <= mostKnots || rank >= nextRank || isLast else { continue }
      knots.append(step.value)
      levels.append(level(rank: rank))
      nextRank += 1 / Double(mostKnots - 1)
      // Where one value holds many ranks, the knots that would fall on it are left out.
      while nextRank <= rank { nextRank += 1 / Double(mostKnots - 1) }
    }
    guard knots.count > 1,
      let scale = InputScale(knots: knots, levels: levels, mayBeUnknown: mayBeUnknown)
    else {
      return constant(at: knots.first ?? 0, mayBeUnknown: mayBeUnknown)
    }
    return scale
  }

  private static func constant(at value: Float, mayBeUnknown: Bool) -> InputScale {
    guard let scale = InputScale(knots: [value], levels: [0], mayBeUnknown: mayBeUnknown) else {
      preconditionFailure("a known input is finite")
    }
    return scale
  }

  /// Log-odds of a rank, 0…1, over their own standard deviation of 1.8, at most 2.5 either way.
  private static func level(rank: Double) -> Double {
    let inside = min(max(rank, 0.01), 0.99)
    return Elementary.log(inside / (1 - inside)) / 1.814
  }
}
