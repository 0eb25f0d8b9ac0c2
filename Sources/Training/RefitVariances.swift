internal import Lending
internal import Monitoring
internal import Scoring

/// How far each bin of each table moves when the model is trained on another draw of the loans.
struct RefitVariances {
  /// Of each table's bins, the last for unknown, on the shown scale.
  let variances: [[Double]]

  static let refits = 12

  init(
    of model: GlassBox, slope: Double, rows: TrainingRows, trainer: GlassBoxTrainer, seed: UInt64
  ) throws(TrainingError) {
    let bins = model.tables.indices.map { feature in
      (0..<rows.count).map { row in
        model.tables[feature].bin(of: rows.values[row * rows.width + feature])
      }
    }
    var sums = model.tables.map { [Double](repeating: 0, count: $0.values.count + 1) }
    var squares = sums
    for refit in 0..<Self.refits {
      var draws = SeededDraws(seed: seed &+ UInt64(refit))
      let drawn = (0..<rows.count).map { _ in draws.index(below: rows.count) }
      // In order, so that the learner sees the rows of one source together as it did before.
      let other = try trainer.train(
        rows.chosen(drawn.sorted()), offsets: model.offsets, seed: draws.next())
      for feature in bins.indices {
        let means = Self.means(
          of: other.tables[feature], in: model.tables[feature], bins[feature], rows, feature)
        for bin in means.indices {
          sums[feature][bin] += means[bin]
          squares[feature][bin] += means[bin] * means[bin]
        }
      }
    }
    let n = Double(Self.refits)
    variances = sums.indices.map { feature in
      sums[feature].indices.map { bin in
        let mean = sums[feature][bin] / n
        let variance = max(0, squares[feature][bin] / n - mean * mean) * n / (n - 1)
        return slope * slope * variance
      }
    }
  }

  /// Mean of another table over the loans of each bin, against its mean over all loans.
  ///
  /// The other table has other edges, so a bin takes the mean over its own loans, and a bin without
  /// loans the value at its lower edge.
  private static func means(
    of other: BinTable, in table: BinTable, _ bins: [Int], _ rows: TrainingRows, _ feature: Int
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: table.values.count + 1)
    var counts = [Int](repeating: 0, count: table.values.count + 1)
    var centre = 0.0
    var weight = 0.0
    for row in bins.indices {
      let value = other[other.bin(of: rows.values[row * rows.width + feature])]
      sums[bins[row]] += value
      counts[bins[row]] += 1
      centre += rows.weights[row] * value
      weight += rows.weights[row]
    }
    return sums.indices.map { bin in
      let edge: Float =
        bin == table.values.count ? .nan : bin == 0 ? -.infinity : table.edges[bin - 1]
      let value =
        counts[bin] > 0 ? sums[bin] / Double(counts[bin]) : other[other.bin(of: edge)]
      return value - centre / weight
    }
  }
}
