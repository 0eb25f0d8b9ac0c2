internal import CKernels

/// Trees of nearly any size that are walked from the root, many walks at once and without a branch.
struct WalkedTrees: Sendable {
  private var trees: [assay_walked_tree] = []
  private var steps: [assay_step] = []

  /// Nil where a tree is so wide that a step cannot name its children.
  init?(_ ensemble: some Sequence<TreeEnsemble.Tree>, featureCount: Int) {
    for tree in ensemble {
      guard append(tree, leafColumn: UInt16(2 * featureCount)) else { return nil }
    }
  }

  private mutating func append(_ tree: TreeEnsemble.Tree, leafColumn: UInt16) -> Bool {
    let order = tree.nodesFromRoot
    var place = [Int](repeating: 0, count: tree.feature.count)
    var depth = [UInt32](repeating: 0, count: tree.feature.count)
    for (position, node) in order.enumerated() { place[node] = position }
    let first = UInt32(steps.count)
    var mostDepth: UInt32 = 0
    for (position, node) in order.enumerated() {
      guard tree.feature[node] >= 0 else {
        steps.append(assay_step(below: tree.value[node].bitPattern, column: leafColumn, next: 0))
        mostDepth = max(mostDepth, depth[node])
        continue
      }
      // Children stand side by side: both come into the order at once.
      let (left, right) = (Int(tree.left[node]), Int(tree.right[node]))
      guard let next = UInt16(exactly: place[left] - position) else { return false }
      depth[left] = depth[node] + 1
      depth[right] = depth[node] + 1
      let column = UInt16(2 * Int(tree.feature[node]) + (tree.unknownGoesLeft[node] ? 0 : 1))
      steps.append(assay_step(below: assay_rank(tree.value[node]) - 1, column: column, next: next))
    }
    trees.append(assay_walked_tree(first: first, depth: mostDepth))
    return true
  }

  /// Adds the leaves of a block to one of the two sums.
  func add(
    _ room: EngineRoom, sums: UnsafeMutablePointer<Float>?, doubles: UnsafeMutablePointer<Double>?
  ) {
    assay_walk(trees, trees.count, steps, room.ranks, sums, doubles)
  }

  /// Adds the leaves of one row of ranks.
  func add(
    row: UnsafePointer<UInt32>, sum: UnsafeMutablePointer<Float>?,
    double: UnsafeMutablePointer<Double>?
  ) {
    assay_walk_row(trees, trees.count, steps, row, sum, double)
  }
}
