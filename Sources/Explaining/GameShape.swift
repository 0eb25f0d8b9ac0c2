internal import Scoring

/// What the game of one tree knows of each node beyond the tree itself.
struct GameShape {
  /// The splits, parents before children.
  let order: [Int]
  /// Where the nearest split above on the same input keeps this side; −1 without one.
  private(set) var above: [Int32]
  /// Where a split keeps its left side, the right one next; −1 where nobody below asks.
  private(set) var kept: [Int32]
  private(set) var keptCount = 0
  /// The most different inputs on one path.
  private(set) var mostInputs = 0
  private let tree: TreeEnsemble.Tree

  init(_ tree: TreeEnsemble.Tree) {
    self.tree = tree
    let nodes = tree.nodesFromRoot
    order = nodes.filter { tree.feature[$0] >= 0 }
    let size = tree.feature.count
    above = Array(repeating: -1, count: size)
    kept = Array(repeating: -1, count: size)
    var parent = [Int](repeating: -1, count: size)
    var inputs = [Int](repeating: 0, count: size)
    for node in nodes {
      guard tree.feature[node] >= 0 else {
        mostInputs = max(mostInputs, inputs[node])
        continue
      }
      let isRepeated = findAbove(node, parent)
      for child in [Int(tree.left[node]), Int(tree.right[node])] {
        parent[child] = node
        inputs[child] = inputs[node] + (isRepeated ? 0 : 1)
      }
    }
  }

  /// Whether both children are leaves.
  func isTwig(_ node: Int) -> Bool {
    tree.feature[Int(tree.left[node])] < 0 && tree.feature[Int(tree.right[node])] < 0
  }

  /// Finds the nearest split above on the same input; false without one.
  private mutating func findAbove(_ node: Int, _ parent: [Int]) -> Bool {
    var child = node
    while parent[child] >= 0 {
      let split = parent[child]
      if tree.feature[split] == tree.feature[node] {
        if kept[split] < 0 {
          kept[split] = Int32(keptCount)
          keptCount += 2
        }
        above[node] = kept[split] + (child == Int(tree.right[split]) ? 1 : 0)
        return true
      }
      child = split
    }
    return false
  }
}
