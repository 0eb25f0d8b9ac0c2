/// Holm's correction of several tests (Scandinavian Journal of Statistics 6, 1979): the chance of
/// one false alarm or more stays at the level, however the tests hang together.
package enum HolmCorrection {
  /// The corrected chances in the order given; each is at most 1 and none is below its own.
  package static func adjusted(_ chances: [Double]) -> [Double] {
    var results = chances
    var highest = 0.0
    let order = chances.indices.sorted { (chances[$0], $0) < (chances[$1], $1) }
    for (rank, index) in order.enumerated() {
      highest = max(highest, min(1, Double(chances.count - rank) * chances[index]))
      results[index] = highest
    }
    return results
  }
}
