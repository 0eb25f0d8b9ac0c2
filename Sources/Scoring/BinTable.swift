/// What one input adds to the log-odds: a step function of its value.
package struct BinTable: Sendable, Equatable {
  /// Ascending split values; bin `i` holds values from `edges[i−1]` up to, not with, `edges[i]`.
  package let edges: [Float]
  /// One value more than edges.
  package let values: [Double]
  /// The value for an unknown input.
  package let unknown: Double

  package init(edges: [Float], values: [Double], unknown: Double) {
    precondition(values.count == edges.count + 1, "a step more than edges")
    self.edges = edges
    self.values = values
    self.unknown = unknown
  }

  /// Position of the bin of `x`; `values.count` stands for unknown.
  package func bin(of x: Float) -> Int {
    if x.isNaN { return values.count }
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if x < edges[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }

  package subscript(bin: Int) -> Double { bin == values.count ? unknown : values[bin] }

  package func mapped(_ change: (Double) -> Double) -> BinTable {
    BinTable(edges: edges, values: values.map(change), unknown: change(unknown))
  }
}

extension TreeEnsemble {
  /// The ensemble as one table for each input, summed in double in tree order.
  ///
  /// Possible only where no tree looks at two inputs.
  package func tables() throws(ScoringError) -> [BinTable] {
    var treesOfFeature: [[Tree]] = Array(repeating: [], count: featureCount)
    for (index, tree) in trees.enumerated() {
      let features = tree.features
      guard features.count <= 1 else { throw .notAdditive(tree: index) }
      // A tree that never splits is a constant; it may stand in any table.
      treesOfFeature[Int(features.first ?? 0)].append(tree)
    }
    return treesOfFeature.map { BinTable(summing: $0) }
  }
}

extension BinTable {
  fileprivate init(summing trees: [TreeEnsemble.Tree]) {
    var edges: Set<Float> = []
    for tree in trees {
      for node in tree.feature.indices where tree.feature[node] >= 0 {
        edges.insert(tree.value[node])
      }
    }
    let ascending = edges.sorted()
    // The lower edge of a bin belongs to it and so stands for the whole bin.
    let samples = [-Float.infinity] + ascending
    self.init(
      edges: ascending,
      values: samples.map { sample in trees.reduce(0) { $0 + Double($1.leaf { _ in sample }) } },
      unknown: trees.reduce(0) { $0 + Double($1.leaf { _ in .nan }) })
  }
}
