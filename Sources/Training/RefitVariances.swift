internal import Lending
internal import Monitoring
internal import Scoring

/// How far each bin of each table moves when the model is trained on another draw of the loans.
struct RefitVariances {
  /// Of each table's bins, the last for unknown, on the shown scale.
  let variances: [[Double]]

  static let refits = 12

  init(
    of model: AdditiveTerms, slope: Double, rows: TrainingRows, offsets: RiskOffsets,
    trainer: ModelTrainer, seed: UInt64, workers: Workers
  ) async throws(TrainingError) {
    let others = try await workers.map(Array(0..<Self.refits)) { refit throws(TrainingError) in
      var draws = SeededDraws(seed: seed &+ UInt64(refit))
      let drawn = (0..<rows.count).map { _ in draws.index(below: rows.count) }
      // In order, so that the learner sees the rows of one source together as it did before.
      return try trainer.train(rows.chosen(drawn.sorted()), offsets: offsets, seed: draws.next())
        .terms
    }.compactMap { $0 }
    guard others.count == Self.refits else {
      throw .checkFailed("a refit of a sum of tables is no such sum")
    }
    let bins = model.tables.indices.map { feature in
      (0..<rows.count).map { row in
        model.tables[feature].bin(of: rows.values[row * rows.width + feature])
      }
    }
    var sums = model.tables.map { [Double](repeating: 0, count: $0.values.count + 1) }
    var squares = sums
    for other in others {
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
    variances =
      sums.indices.map { feature in
        sums[feature].indices.map { bin in
          let mean = sums[feature][bin] / n
          let variance = max(0, squares[feature][bin] / n - mean * mean) * n / (n - 1)
          return slope * slope * variance
        }
      } + model.pairs.map { Self.variances(of: $0, among: others, slope: slope, rows) }
  }

  /// Of the cells of a pair's grid; a cell without loans is taken for an average one.
  static func variances(
    of pair: PairTable, among others: [AdditiveTerms], slope: Double, _ rows: TrainingRows
  ) -> [Double] {
    let bins = (0..<rows.count).map { index in
      let row = rows.row(index)
      return pair.bin(of: row[row.startIndex + pair.first], row[row.startIndex + pair.second])
    }
    var sums = [Double](repeating: 0, count: pair.values.count)
    var squares = sums
    for other in others {
      let same = other.pairs.first { $0.first == pair.first && $0.second == pair.second }
      var cells = [Double](repeating: 0, count: pair.values.count)
      var counts = [Int](repeating: 0, count: pair.values.count)
      var (centre, weight) = (0.0, 0.0)
      for (index, bin) in bins.enumerated() {
        let row = rows.row(index)
        let (x, y) = (row[row.startIndex + pair.first], row[row.startIndex + pair.second])
        let value = same.map { $0[$0.bin(of: x, y)] } ?? 0
        cells[bin] += value
        counts[bin] += 1
        centre += rows.weights[index] * value
        weight += rows.weights[index]
      }
      centre /= weight
      for cell in cells.indices {
        let mean = (counts[cell] > 0 ? cells[cell] / Double(counts[cell]) : centre) - centre
        sums[cell] += mean
        squares[cell] += mean * mean
      }
    }
    let n = Double(others.count)
    return sums.indices.map { cell in
      let mean = sums[cell] / n
      return slope * slope * max(0, squares[cell] / n - mean * mean) * n / (n - 1)
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
