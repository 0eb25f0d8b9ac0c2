internal import CKernels

/// An ensemble made ready to score many rows fast, or one at once.
///
/// `margins` equal libxgboost 1.7's bit for bit on every instruction set, as `TreeEnsemble.margin`
/// does, and `logOdds` equal `TreeEnsemble.logOdds`. Any finite or infinite value may stand in a row;
/// not-a-number is unknown. Ensembles of small trees are compared whole (see `ComparedTrees`), those of large
/// ones walked.
package struct TreeEngine: Sendable {
  package let featureCount: Int
  package let instructions: InstructionSet
  private let ensemble: TreeEnsemble
  private let parts: [Part]
  /// Nil where a tree is too large; the ensemble itself then scores a single row.
  private let single: WalkedTrees?

  private enum Part {
    case compared(ComparedTrees)
    case walked(WalkedTrees)
    case plain(TreeEnsemble.Tree)
  }

  /// - Parameters:
  ///   - instructions: those of this processor, or narrower ones for a comparison.
  ///   - mostSplits: trees of more splits on average are walked; for measurements and tests.
  package init(
    _ ensemble: TreeEnsemble, instructions: InstructionSet = .best, mostSplits: Int? = nil
  ) {
    precondition(InstructionSet.available.contains(instructions), "this processor has no such set")
    featureCount = ensemble.featureCount
    self.instructions = instructions
    self.ensemble = ensemble
    single = WalkedTrees(ensemble.trees, featureCount: featureCount)
    let trees = ensemble.trees
    let splits = trees.map { tree in tree.nodesFromRoot.count { tree.feature[$0] >= 0 } }
    // Ways that change from tree to tree would read the rows anew each time, so there is one way.
    let most = mostSplits ?? Self.mostSplits(instructions, of: trees.count)
    let isCompared =
      splits.allSatisfy { $0 <= ComparedTrees.mostCuts }
      && splits.reduce(0, +) <= most * trees.count
    if isCompared {
      parts = ComparedTrees.groups(trees, featureCount: featureCount).map { .compared($0) }
    } else if let single {
      parts = [.walked(single)]
    } else {
      parts = trees.map { tree in
        WalkedTrees([tree], featureCount: ensemble.featureCount).map { .walked($0) } ?? .plain(tree)
      }
    }
  }

  /// The splits of a tree past which a walk looks at so few of them that it wins.
  ///
  /// About where, measured on 100 and 500 trees of depth 6 to 9. Few trees do not repay that each
  /// value is read into a code.
  private static func mostSplits(_ instructions: InstructionSet, of trees: Int) -> Int {
    switch instructions {
    case .baseline: trees < 200 ? 40 : 72
    case .avx2: 110
    case .avx512: 180
    }
  }

  /// Log-odds of each row in single precision, in tree order.
  ///
  /// - Parameter values: whole rows of `featureCount` inputs in the given order.
  package func margins(_ values: [Float], by order: RowOrder = .rows) -> [Float] {
    [Float](unsafeUninitializedCapacity: rowCount(values)) { result, initialized in
      initialized = rowCount(values)
      forEachBlock(values, order) { room, row, count in
        room.sums.update(repeating: ensemble.baseMargin, count: EngineRoom.block)
        add(room, sums: room.sums, doubles: nil)
        result.baseAddress?.advanced(by: row).initialize(from: room.sums, count: count)
      }
    }
  }

  /// Log-odds of each row in double precision, in tree order.
  package func logOdds(_ values: [Float], by order: RowOrder = .rows) -> [Double] {
    [Double](unsafeUninitializedCapacity: rowCount(values)) { result, initialized in
      initialized = rowCount(values)
      forEachBlock(values, order) { room, row, count in
        room.doubles.update(repeating: ensemble.baseLogOdds, count: EngineRoom.block)
        add(room, sums: nil, doubles: room.doubles)
        result.baseAddress?.advanced(by: row).initialize(from: room.doubles, count: count)
      }
    }
  }

  /// Log-odds of one row in single precision.
  package func margin(_ row: [Float]) -> Float {
    guard let single else { return ensemble.margin(row) }
    var sum = ensemble.baseMargin
    withRanks(row) { single.add(row: $0, sum: &sum, double: nil) }
    return sum
  }

  /// Log-odds of one row in double precision.
  package func logOdds(row: [Float]) -> Double {
    guard let single else { return ensemble.logOdds(row) }
    var sum = ensemble.baseLogOdds
    withRanks(row) { single.add(row: $0, sum: nil, double: &sum) }
    return sum
  }

  private func rowCount(_ values: [Float]) -> Int {
    precondition(values.count.isMultiple(of: featureCount), "whole rows only")
    return values.count / featureCount
  }

  private func withRanks(_ row: [Float], _ work: (UnsafePointer<UInt32>) -> Void) {
    precondition(row.count == featureCount, "one value an input")
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * featureCount + 1) { ranks in
      guard let start = ranks.baseAddress else { return }
      assay_row_ranks(row, featureCount, start)
      work(start)
    }
  }

  private func forEachBlock(
    _ values: [Float], _ order: RowOrder, _ work: (EngineRoom, _ row: Int, _ count: Int) -> Void
  ) {
    let rows = rowCount(values)
    let steps = order.steps(rows: rows, inputs: featureCount)
    values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress, rows > 0 else { return }
      EngineRoom.with(inputs: featureCount) { room in
        assay_compare_prepare(room.slots)
        for row in stride(from: 0, to: rows, by: EngineRoom.block) {
          let count = min(EngineRoom.block, rows - row)
          assay_columns(
            start + row * steps.row, steps.row, steps.input, count, featureCount, room.columns)
          work(room, row, count)
        }
      }
    }
  }

  private func add(
    _ room: EngineRoom, sums: UnsafeMutablePointer<Float>?, doubles: UnsafeMutablePointer<Double>?
  ) {
    var isRanked = false
    for part in parts {
      switch part {
      case .compared(let trees): trees.add(room, instructions, sums: sums, doubles: doubles)
      case .walked(let trees):
        if !isRanked { assay_ranks(room.columns, featureCount, room.ranks) }
        isRanked = true
        trees.add(room, sums: sums, doubles: doubles)
      case .plain(let tree):
        for row in 0..<EngineRoom.block {
          let leaf = tree.leaf { room.columns[$0 * EngineRoom.block + row] }
          if let sums { sums[row] += leaf }
          if let doubles { doubles[row] += Double(leaf) }
        }
      }
    }
  }
}
