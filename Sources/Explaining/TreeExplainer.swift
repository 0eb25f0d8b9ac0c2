package import Scoring

/// Exact Shapley values of boosted trees, path-dependent: what is not known goes both ways, by the
/// cover that the training rows left at each split (after Lundberg and others, 2020).
///
/// They equal libxgboost's contributions but for rounding. Every instruction set gives the same bits.
package struct TreeExplainer: Sendable {
  /// Log-odds before any input is known: the cover-weighted mean.
  package let expected: Double
  private let game: TreeGame
  private let instructions: InstructionSet

  /// Throws where the model file has no cover.
  package init(
    _ ensemble: TreeEnsemble, instructions: InstructionSet = .best
  ) throws(ScoringError) {
    guard ensemble.trees.allSatisfy({ $0.cover.count == $0.feature.count }) else {
      throw .malformedTrees("sum_hessian")
    }
    self.instructions = instructions
    game = TreeGame(ensemble, rightShare: Self.rightShare)
    expected = ensemble.trees.reduce(ensemble.baseLogOdds) { $0 + Self.mean($1) }
  }

  /// The cover-weighted mean of a tree's leaves.
  private static func mean(_ tree: TreeEnsemble.Tree) -> Double {
    var means = tree.value.map(Double.init)
    for node in tree.nodesFromRoot.reversed() where tree.feature[node] >= 0 {
      let share = rightShare(tree, node)
      means[node] = (1 - share) * means[Int(tree.left[node])] + share * means[Int(tree.right[node])]
    }
    return means[0]
  }

  /// A split that no training row reached has no cover; its sides then share alike.
  private static func rightShare(_ tree: TreeEnsemble.Tree, _ node: Int) -> Double {
    let left = Double(tree.cover[Int(tree.left[node])])
    let right = Double(tree.cover[Int(tree.right[node])])
    return left + right > 0 ? right / (left + right) : 0.5
  }

  /// The values of whole rows in the given order.
  package func shapley(_ rows: [Float], by order: RowOrder = .rows) -> ShapleyValues {
    var values = [Double](repeating: 0, count: rows.count)
    game.add(rows, by: order, to: &values, instructions)
    return ShapleyValues(expected: expected, inputCount: game.inputCount, values: values)
  }
}
