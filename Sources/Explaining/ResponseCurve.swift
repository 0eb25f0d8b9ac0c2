package import Scoring

/// How the log-odds of some rows answer to one input, all else as it is.
///
/// Trees are step functions, so the curve is exact: one value for each bin between the input's split
/// values.
package struct ResponseCurve: Sendable, Equatable {
  package let input: Int
  /// Ascending; bin `i` holds values from `edges[i−1]` up to, not with, `edges[i]`.
  package let edges: [Float]
  /// Individual curves (ICE): for each row, log-odds in each bin, one more than edges.
  package let individual: [[Double]]
  /// For each row, log-odds where the input is unknown.
  package let unknown: [Double]

  /// Answers of rows that stand one after the other, at least one.
  package init(
    of input: Int, in ensemble: TreeEnsemble, scoredBy engine: TreeEngine, rows: [Float]
  ) {
    precondition((0..<ensemble.featureCount).contains(input), "an input of the ensemble")
    self.input = input
    var found: Set<Float> = []
    for tree in ensemble.trees {
      for node in tree.feature.indices where tree.feature[node] == Int32(input) {
        found.insert(tree.value[node])
      }
    }
    edges = found.sorted()
    let count = rows.count / ensemble.featureCount
    var changed = rows
    func answers(_ x: Float) -> [Double] {
      for row in 0..<count { changed[row * ensemble.featureCount + input] = x }
      return engine.logOdds(changed)
    }
    // The lower edge of a bin belongs to it and so stands for the whole bin.
    let bins = ([-Float.infinity] + edges).map(answers)
    individual = (0..<count).map { row in bins.map { $0[row] } }
    unknown = answers(.nan)
  }

  /// The partial dependence: the mean of the individual curves; empty without a row.
  package var mean: [Double] {
    guard let first = individual.first else { return [] }
    return first.indices.map { bin in
      individual.reduce(0) { $0 + $1[bin] } / Double(individual.count)
    }
  }
}
