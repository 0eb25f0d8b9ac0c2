internal import CKernels
internal import Scoring

/// An ensemble as the cooperative game whose Shapley values explain it; the kernel plays it.
///
/// Where an input is not known, a split sends a row right with a share: that of the training cover,
/// or all or nothing as one reference row goes.
struct TreeGame: Sendable {
  let inputCount: Int
  private var trees: [assay_game_tree] = []
  private var splits: [assay_game_split] = []
  private var twigs: [assay_game_twig] = []
  private var leaves: [assay_game_leaf] = []
  private var factors: [Double] = []
  private var quadrature: [Double] = []
  private var quadratureOf: [Int: Int] = [:]
  private var mostSlots = 1
  private var mostPoints = 1
  private var mostKept = 0

  /// - Parameter rightShare: share of 0…1 that goes right at a node of a tree.
  init(_ ensemble: TreeEnsemble, rightShare: (_ tree: TreeEnsemble.Tree, _ node: Int) -> Double) {
    inputCount = ensemble.featureCount
    for tree in ensemble.trees { append(tree) { rightShare(tree, $0) } }
    setFactors()
  }

  /// The same game with the shares of one reference row, whose inputs each stand twice: unknown as
  /// −∞, then as +∞.
  mutating func refer(to doubled: [Double]) {
    for index in splits.indices {
      let isRight = doubled[Int(splits[index].column)] >= splits[index].cut
      splits[index].right_share = isRight ? 1 : 0
    }
    for index in twigs.indices {
      let isRight = doubled[Int(twigs[index].column)] >= twigs[index].cut
      twigs[index].right_share = isRight ? 1 : 0
    }
    setFactors()
  }

  private mutating func append(_ tree: TreeEnsemble.Tree, rightShare: (Int) -> Double) {
    let shape = GameShape(tree)
    // A lone leaf is the same for every row.
    guard !shape.order.isEmpty else { return }
    // As many points integrate a polynomial exactly whose degree is one less than the inputs.
    let points = max(1, (shape.mostInputs + 1) / 2)
    let quadraturePlace = place(ofQuadrature: points)
    let firstSplit = splits.count
    let firstTwig = twigs.count
    let firstLeaf = leaves.count
    var slot = [UInt32](repeating: 0, count: tree.feature.count)
    var slotCount = UInt32(1)
    for node in shape.order {
      let (left, right) = (Int(tree.left[node]), Int(tree.right[node]))
      let column = UInt32(2 * Int(tree.feature[node]) + (tree.unknownGoesLeft[node] ? 0 : 1))
      let factorPlace = UInt32(factors.count)
      if shape.above[node] >= 0 { factors += Array(repeating: 0, count: 3 * points) }
      guard !shape.isTwig(node) else {
        twigs.append(
          assay_game_twig(
            cut: Double(tree.value[node]), right_share: rightShare(node),
            left: Double(tree.value[left]), right: Double(tree.value[right]), column: column,
            input: UInt32(tree.feature[node]), slot: slot[node], above: shape.above[node],
            factors: factorPlace, padding: 0))
        continue
      }
      for child in [left, right] {
        slot[child] = slotCount
        slotCount += 1
        guard tree.feature[child] < 0 else { continue }
        leaves.append(
          assay_game_leaf(value: Double(tree.value[child]), slot: slot[child], padding: 0))
      }
      splits.append(
        assay_game_split(
          cut: Double(tree.value[node]), right_share: rightShare(node), column: column,
          input: UInt32(tree.feature[node]), slot: slot[node], left: slot[left],
          right: slot[right], above: shape.above[node], kept: shape.kept[node],
          factors: factorPlace))
    }
    trees.append(
      assay_game_tree(
        first_split: UInt32(firstSplit), splits: UInt32(splits.count - firstSplit),
        first_twig: UInt32(firstTwig), twigs: UInt32(twigs.count - firstTwig),
        first_leaf: UInt32(firstLeaf), leaves: UInt32(leaves.count - firstLeaf),
        quadrature: UInt32(quadraturePlace), points: UInt32(points)))
    mostSlots = max(mostSlots, Int(slotCount))
    mostPoints = max(mostPoints, points)
    mostKept = max(mostKept, shape.keptCount)
  }

  private mutating func place(ofQuadrature count: Int) -> Int {
    if let place = quadratureOf[count] { return place }
    let rule = GaussLegendre(count: count)
    let place = quadrature.count
    quadrature += rule.points + rule.points.map { 1 - $0 } + rule.weights
    quadratureOf[count] = place
    return place
  }

  /// The factors of each split below one on the same input, from the shares.
  private mutating func setFactors() {
    // What the splits on one input leave on each kept side.
    var left = [Double](repeating: 1, count: mostKept)
    for tree in trees {
      for index in Int(tree.first_split)..<Int(tree.first_split + tree.splits) {
        let split = splits[index]
        let here = split.above < 0 ? 1 : left[Int(split.above)]
        if split.above >= 0 { setFactors(Int(split.factors), split.right_share, here, tree) }
        if split.kept >= 0 {
          left[Int(split.kept)] = here * (1 - split.right_share)
          left[Int(split.kept) + 1] = here * split.right_share
        }
      }
      for index in Int(tree.first_twig)..<Int(tree.first_twig + tree.twigs) {
        let twig = twigs[index]
        guard twig.above >= 0 else { continue }
        setFactors(Int(twig.factors), twig.right_share, left[Int(twig.above)], tree)
      }
    }
  }

  /// As the kernel's formula names them, for each point of the tree's quadrature.
  private mutating func setFactors(
    _ place: Int, _ rightShare: Double, _ here: Double, _ tree: assay_game_tree
  ) {
    let points = Int(tree.points)
    for point in 0..<points {
      let t = quadrature[Int(tree.quadrature) + point]
      let s = quadrature[Int(tree.quadrature) + points + point]
      let whole = here * s + t
      factors[place + 3 * point] = here * rightShare * s / whole
      factors[place + 3 * point + 1] = t / whole
      factors[place + 3 * point + 2] = here / (whole * whole)
    }
  }

  /// Adds the Shapley values of whole rows: row after row, one number for each input.
  func add(
    _ rows: [Float], by order: RowOrder, to values: inout [Double], _ instructions: InstructionSet
  ) {
    precondition(rows.count.isMultiple(of: inputCount), "whole rows only")
    precondition(values.count == rows.count, "one number for each input of each row")
    let count = rows.count / inputCount
    let steps = order.steps(rows: count, inputs: inputCount)
    let block = Int(ASSAY_GAME_ROWS)
    withGame { game in
      let size = assay_shapley_scratch(&game)
      rows.withUnsafeBufferPointer { rows in
        values.withUnsafeMutableBufferPointer { values in
          guard let from = rows.baseAddress, let to = values.baseAddress else { return }
          withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { scratch in
            for row in stride(from: 0, to: count, by: block) {
              assay_shapley(
                instructions.path, &game, from + row * steps.row, steps.row, steps.input,
                min(block, count - row), to + row * inputCount, inputCount, scratch.baseAddress)
            }
          }
        }
      }
    }
  }

  private func withGame(_ work: (inout assay_game) -> Void) {
    trees.withUnsafeBufferPointer { trees in
      splits.withUnsafeBufferPointer { splits in
        twigs.withUnsafeBufferPointer { twigs in
          leaves.withUnsafeBufferPointer { leaves in
            factors.withUnsafeBufferPointer { factors in
              quadrature.withUnsafeBufferPointer { quadrature in
                var game = assay_game(
                  trees: trees.baseAddress, tree_count: trees.count, splits: splits.baseAddress,
                  twigs: twigs.baseAddress, leaves: leaves.baseAddress,
                  factors: factors.baseAddress, quadrature: quadrature.baseAddress,
                  inputs: inputCount, slots: mostSlots, points: mostPoints, kept: mostKept)
                work(&game)
              }
            }
          }
        }
      }
    }
  }
}
