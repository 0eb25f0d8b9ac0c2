internal import CKernels

/// Consecutive trees that are small enough to compare all their splits for many rows at once.
///
/// An input's value becomes a code of one byte, its place among the split values of these trees, so
/// there are at most 255 of them an input and at most 255 splits a tree.
struct ComparedTrees: Sendable {
  static let mostCuts = 255

  private let cuts: [Float]
  private let lists: [assay_cuts]
  private let trees: [assay_compared_tree]
  private let twigs: [assay_twig]
  private let branches: [assay_branch]
  private let leaves: [Float]

  /// The trees in their order, as many together as share the codes of their inputs.
  ///
  /// - Parameter trees: of at most `mostCuts` splits each.
  static func groups(_ trees: [TreeEnsemble.Tree], featureCount: Int) -> [ComparedTrees] {
    let none = [Set<Float>](repeating: [], count: featureCount)
    var groups: [ComparedTrees] = []
    var cuts = none
    var together: [TreeEnsemble.Tree] = []
    func close() {
      guard !together.isEmpty else { return }
      groups.append(ComparedTrees(together, cuts: cuts.map { $0.sorted() }))
      cuts = none
      together = []
    }
    for tree in trees {
      var added: [Int: Set<Float>] = [:]
      for node in tree.nodesFromRoot where tree.feature[node] >= 0 {
        added[Int(tree.feature[node]), default: []].insert(tree.value[node])
      }
      if added.contains(where: { cuts[$0.key].union($0.value).count > mostCuts }) { close() }
      for (input, values) in added { cuts[input].formUnion(values) }
      together.append(tree)
    }
    close()
    return groups
  }

  private init(_ ensemble: [TreeEnsemble.Tree], cuts sorted: [[Float]]) {
    var cuts: [Float] = []
    var lists: [assay_cuts] = []
    for (input, values) in sorted.enumerated() where !values.isEmpty {
      let bits = Int.bitWidth - values.count.leadingZeroBitCount
      lists.append(
        assay_cuts(input: UInt32(input), first: UInt32(cuts.count), bits: UInt32(bits)))
      cuts += values
      cuts += Array(repeating: Float.nan, count: (1 << bits) - 1 - values.count)
    }
    self.cuts = cuts
    self.lists = lists
    var program = ComparedProgram(cuts: sorted)
    for tree in ensemble { program.append(tree) }
    trees = program.trees
    twigs = program.twigs
    branches = program.branches
    leaves = program.leaves
  }

  /// Adds the leaves of a block to one of the two sums.
  func add(
    _ room: EngineRoom, _ set: InstructionSet, sums: UnsafeMutablePointer<Float>?,
    doubles: UnsafeMutablePointer<Double>?
  ) {
    assay_codes(set.path, room.columns, lists, lists.count, cuts, room.codes)
    assay_compare(
      set.path, trees, trees.count, twigs, branches, leaves, room.codes, room.slots, sums, doubles)
  }
}

/// Trees as lists of comparisons, each after those that it chooses between.
private struct ComparedProgram {
  let cuts: [[Float]]
  private(set) var trees: [assay_compared_tree] = []
  private(set) var twigs: [assay_twig] = []
  private(set) var branches: [assay_branch] = []
  private(set) var leaves: [Float] = []

  init(cuts: [[Float]]) { self.cuts = cuts }

  mutating func append(_ tree: TreeEnsemble.Tree) {
    let order = tree.nodesFromRoot
    func isLeaf(_ node: Int) -> Bool { tree.feature[node] < 0 }
    func children(_ node: Int) -> (left: Int, right: Int) {
      (Int(tree.left[node]), Int(tree.right[node]))
    }
    let splits = order.reversed().filter { !isLeaf($0) }
    let ends = splits.filter { isLeaf(children($0).left) && isLeaf(children($0).right) }
    let inner = splits.filter { !isLeaf(children($0).left) || !isLeaf(children($0).right) }
    let firstLeaf = leaves.count
    var slots = [UInt16](repeating: 0, count: tree.feature.count)
    var leafCount = 0
    func leafSlot(_ node: Int) {
      slots[node] = UInt16(leafCount)
      leaves.append(tree.value[node])
      leafCount += 1
    }
    if splits.isEmpty { leafSlot(0) }
    for node in inner {
      for child in [children(node).left, children(node).right] where isLeaf(child) {
        leafSlot(child)
      }
    }
    let firstTwig = twigs.count
    for (index, node) in ends.enumerated() {
      slots[node] = UInt16(256 + index)
      twigs.append(
        assay_twig(column: column(tree, node), cut: cut(tree, node), leaf: UInt8(leafCount)))
      leafSlot(children(node).left)
      leafSlot(children(node).right)
    }
    let firstBranch = branches.count
    for (index, node) in inner.enumerated() {
      slots[node] = UInt16(256 + ends.count + index)
      branches.append(
        assay_branch(
          column: column(tree, node), left: slots[children(node).left],
          right: slots[children(node).right], cut: cut(tree, node), padding: 0))
    }
    // Whole registers are read, however few the leaves are.
    leaves += Array(repeating: 0, count: (64 - leafCount % 64) % 64)
    trees.append(
      assay_compared_tree(
        first_twig: UInt32(firstTwig), first_branch: UInt32(firstBranch),
        first_leaf: UInt32(firstLeaf), twigs: UInt16(ends.count), branches: UInt16(inner.count),
        leaves: UInt16(leafCount), result: slots[0]))
  }

  private func column(_ tree: TreeEnsemble.Tree, _ node: Int) -> UInt16 {
    UInt16(2 * Int(tree.feature[node]) + (tree.unknownGoesLeft[node] ? 0 : 1))
  }

  private func cut(_ tree: TreeEnsemble.Tree, _ node: Int) -> Int8 {
    Int8(BinTable.bin(of: tree.value[node], in: cuts[Int(tree.feature[node])]) - 1 - 128)
  }
}
