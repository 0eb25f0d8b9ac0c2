import Lending
import Testing
import TreeFixtures

@testable import Scoring

/// `ASSAY_FULL=1` scores ten million rows instead of two hundred thousand.
private let isFull = environment("ASSAY_FULL") == "1"

/// How many numbers are not the same bits.
private func differing(_ ours: [Float], _ theirs: [Float]) -> Int {
  guard ours.count == theirs.count else { return .max }
  return zip(ours, theirs).count { $0.bitPattern != $1.bitPattern }
}

@Suite(.enabled(if: LibraryOracle.isAvailable, "needs the Debian package libxgboost0"))
struct TreeEngineOracleTests {
  @Test(arguments: 1...10)
  func everyInstructionSetEqualsTheLibraryBitForBit(depth: Int) throws {
    var draws = SeededDraws(seed: UInt64(depth))
    for kind in 0..<(isFull ? 50 : 4) {
      var trees = RandomTrees(features: 12, trees: 40, depth: depth)
      // Splits on extreme and on few values as well.
      if kind % 4 == 1 { trees.cuts = RandomTrees.extremes }
      if kind % 4 == 2 { trees.density = 0.5 }
      if kind % 4 == 3 { (trees.density, trees.pruned) = (0.6, 0.4) }
      let text = trees.text(&draws)
      let ensemble = try RandomTrees.read(text)
      let rows = RandomTrees.rows(isFull ? 20_000 : 5_000, of: ensemble, &draws)
      let library = try LibraryOracle(text)
      let margins = try library.margins(rows, inputs: 12)
      for set in InstructionSet.available {
        // All walked, then compared where they fit.
        for most in [0, 255] {
          let ours = TreeEngine(ensemble, instructions: set, mostSplits: most).margins(rows)
          #expect(differing(ours, margins) == 0, "\(set), \(most)")
        }
      }
      let chances = try library.probabilities(rows, inputs: 12)
      #expect(differing(margins.map { Logistic.sigmoid($0) }, chances) == 0)
    }
  }
}

@Test(arguments: [1, 4, 8, 10])
func anyRowScoresLikeTheTreesThemselves(depth: Int) throws {
  var draws = SeededDraws(seed: UInt64(100 + depth))
  let ensemble = try RandomTrees(features: 7, trees: 30, depth: depth).ensemble(&draws)
  // Not whole blocks, and infinities, which the library would refuse.
  let rows = RandomTrees.rows(333, of: ensemble, infinities: true, &draws)
  for set in InstructionSet.available {
    let engine = TreeEngine(ensemble, instructions: set)
    let margins = engine.margins(rows)
    let logOdds = engine.logOdds(rows)
    let columns = (0..<7).flatMap { input in (0..<333).map { rows[$0 * 7 + input] } }
    #expect(differing(engine.margins(columns, by: .columns), margins) == 0)
    for row in 0..<333 {
      let one = Array(rows[row * 7..<(row + 1) * 7])
      #expect(margins[row].bitPattern == ensemble.margin(one).bitPattern)
      #expect(engine.margin(one).bitPattern == margins[row].bitPattern)
      #expect(logOdds[row] == ensemble.logOdds(one))
      #expect(engine.logOdds(row: one) == logOdds[row])
    }
  }
}

@Test func moreSplitValuesThanACodeHoldsAreSharedOut() throws {
  var draws = SeededDraws(seed: 21)
  // One input with a thousand different splits.
  let ensemble = try RandomTrees(features: 1, trees: 80, depth: 5).ensemble(&draws)
  #expect(Set(ensemble.trees.flatMap { tree in tree.value }).count > 1000)
  let rows = RandomTrees.rows(500, of: ensemble, infinities: true, &draws)
  for set in InstructionSet.available {
    let margins = TreeEngine(ensemble, instructions: set, mostSplits: 255).margins(rows)
    for row in rows.indices {
      #expect(margins[row].bitPattern == ensemble.margin([rows[row]]).bitPattern)
    }
  }
}

@Test func noRowsAndLoneLeavesAreNoTrouble() throws {
  let leaf = TreeEnsemble.Tree(
    feature: [-1], value: [0.25], left: [-1], right: [-1], unknownGoesLeft: [false])
  let ensemble = TreeEnsemble(
    featureCount: 2, baseMargin: -1, baseLogOdds: -1, trees: [leaf, leaf])
  let engine = TreeEngine(ensemble)
  #expect(engine.margins([]) == [])
  #expect(engine.margins([1, .nan, 3, 4]) == [-0.5, -0.5])
  #expect(engine.margin([1, .nan]) == -0.5)
}

/// A chain whose children are farther from each other than a step can say, beside small trees.
@Test func treesTooLargeForTheEngineAreStillScored() throws {
  let size = 140_001
  var left = [Int32](repeating: -1, count: size)
  var right = left
  var feature = left
  var value = [Float](repeating: 0.5, count: size)
  // A whole tree of which each level is twice as wide.
  for node in 0..<(size - 1) / 2 {
    (left[node], right[node]) = (Int32(2 * node + 1), Int32(2 * node + 2))
    feature[node] = Int32(node % 3)
    value[node] = Float(node % 977) / 977
  }
  let wide = TreeEnsemble.Tree(
    feature: feature, value: value, left: left, right: right,
    unknownGoesLeft: (0..<size).map { $0.isMultiple(of: 2) })
  let small = TreeEnsemble.Tree(
    feature: [0, -1, -1], value: [0.5, 0.1, 0.2], left: [1, -1, -1], right: [2, -1, -1],
    unknownGoesLeft: [true, false, false])
  let ensemble = TreeEnsemble(
    featureCount: 3, baseMargin: 0, baseLogOdds: 0, trees: [small, wide, small])
  var draws = SeededDraws(seed: 22)
  let rows = RandomTrees.rows(100, of: ensemble, infinities: true, &draws)
  let margins = TreeEngine(ensemble).margins(rows)
  for row in 0..<100 {
    #expect(margins[row] == ensemble.margin(Array(rows[row * 3..<(row + 1) * 3])))
  }
}
