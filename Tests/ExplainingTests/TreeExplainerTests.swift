import Lending
import Testing
import TreeFixtures

@testable import Explaining
@testable import Scoring

/// Shapley values by their definition: a mean over all subsets, each worth what a walk through the
/// trees gives that follows the row where an input is known and `missing` where it is not.
private func byDefinition(
  _ ensemble: TreeEnsemble, missing: (TreeEnsemble.Tree, Int) -> Double, row: [Float]
) -> [Double] {
  let inputs = ensemble.featureCount
  func worth(_ known: Int) -> Double {
    func value(_ tree: TreeEnsemble.Tree, _ node: Int) -> Double {
      guard tree.feature[node] >= 0 else { return Double(tree.value[node]) }
      let input = Int(tree.feature[node])
      let right: Double
      if known >> input & 1 == 1 {
        let x = row[input]
        right = (x.isNaN ? tree.unknownGoesLeft[node] : x < tree.value[node]) ? 0 : 1
      } else {
        right = missing(tree, node)
      }
      var sum = 0.0
      if right < 1 { sum += (1 - right) * value(tree, Int(tree.left[node])) }
      if right > 0 { sum += right * value(tree, Int(tree.right[node])) }
      return sum
    }
    return ensemble.trees.reduce(0) { $0 + value($1, 0) }
  }
  let worths = (0..<1 << inputs).map(worth)
  var factorials = [1.0]
  for n in 1...inputs { factorials.append(factorials[n - 1] * Double(n)) }
  return (0..<inputs).map { input in
    var sum = 0.0
    for known in 0..<1 << inputs where known >> input & 1 == 0 {
      let size = known.nonzeroBitCount
      let weight = factorials[size] * factorials[inputs - size - 1] / factorials[inputs]
      sum += weight * (worths[known | 1 << input] - worths[known])
    }
    return sum
  }
}

private func coverShare(_ tree: TreeEnsemble.Tree, _ node: Int) -> Double {
  let (left, right) = (
    Double(tree.cover[Int(tree.left[node])]), Double(tree.cover[Int(tree.right[node])])
  )
  return left + right > 0 ? right / (left + right) : 0.5
}

private func slices(_ rows: [Float], _ inputs: Int) -> [[Float]] {
  stride(from: 0, to: rows.count, by: inputs).map { Array(rows[$0..<$0 + inputs]) }
}

// Few inputs, so that paths meet an input again and again; one input alone is the extreme.
@Test(arguments: [(1, 4), (2, 6), (3, 5), (5, 5), (6, 7), (8, 8)])
func shapleyValuesEqualTheirDefinition(inputs: Int, depth: Int) throws {
  var draws = SeededDraws(seed: UInt64(inputs * 100 + depth))
  let ensemble = try RandomTrees(features: inputs, trees: 3, depth: depth).ensemble(&draws)
  let rows = RandomTrees.rows(9, of: ensemble, infinities: true, &draws)
  for set in InstructionSet.available {
    let values = try TreeExplainer(ensemble, instructions: set).shapley(rows)
    for (row, one) in slices(rows, inputs).enumerated() {
      let slow = byDefinition(ensemble, missing: coverShare, row: one)
      for (ours, theirs) in zip(values[row], slow) { #expect(abs(ours - theirs) < 1e-13) }
    }
  }
}

@Test(arguments: 1...10)
func everyRowAddsUpToItsLogOdds(depth: Int) throws {
  var draws = SeededDraws(seed: UInt64(40 + depth))
  let ensemble = try RandomTrees(features: 20, trees: 40, depth: depth).ensemble(&draws)
  let rows = RandomTrees.rows(700, of: ensemble, infinities: true, &draws)
  let logOdds = TreeEngine(ensemble).logOdds(rows)
  let values = try TreeExplainer(ensemble).shapley(rows)
  for row in 0..<700 {
    #expect(abs(values.expected + values[row].reduce(0, +) - logOdds[row]) < 1e-9)
  }
}

@Test func aPathOfManyInputsIsExactToo() throws {
  // A comb of forty splits, each on another input: twenty points.
  let size = 81
  var left = [Int32](repeating: -1, count: size)
  var right = left
  var feature = left
  var value = (0..<size).map { Float($0) / 50 }
  var cover = [Float](repeating: 0, count: size)
  for split in 0..<40 {
    let node = 2 * split
    (left[node], right[node]) = (Int32(node + 1), Int32(node + 2))
    (feature[node], value[node]) = (Int32(split), 0)
    (cover[node], cover[node + 1]) = (Float(100 - 2 * split), 2)
  }
  cover[80] = 20
  let tree = TreeEnsemble.Tree(
    feature: feature, value: value, left: left, right: right,
    unknownGoesLeft: Array(repeating: false, count: size), cover: cover)
  let ensemble = TreeEnsemble(featureCount: 40, baseMargin: 0, baseLogOdds: 0, trees: [tree])
  let row = (0..<40).map { $0 == 37 ? Float(-1) : 1 }
  let values = try TreeExplainer(ensemble).shapley(row)
  #expect(abs(values.expected + values[0].reduce(0, +) - ensemble.logOdds(row)) < 1e-12)
}

@Test func everyInstructionSetGivesTheSameBits() throws {
  var draws = SeededDraws(seed: 61)
  for depth in [2, 5, 9, 13] {
    let ensemble = try RandomTrees(features: 15, trees: 12, depth: depth).ensemble(&draws)
    let rows = RandomTrees.rows(77, of: ensemble, infinities: true, &draws)
    let first = try TreeExplainer(ensemble, instructions: .baseline).shapley(rows)
    for set in InstructionSet.available {
      let others = try TreeExplainer(ensemble, instructions: set).shapley(rows)
      #expect(others == first)
    }
    let columns = (0..<15).flatMap { input in (0..<77).map { rows[$0 * 15 + input] } }
    let byColumns = try TreeExplainer(ensemble).shapley(columns, by: .columns)
    #expect(byColumns == first)
  }
}

@Test func whatIsExpectedIsTheMeanByCover() throws {
  let tree = TreeEnsemble.Tree(
    feature: [0, 1, -1, -1, -1], value: [0, 0, 4, -1, 2], left: [1, 3, -1, -1, -1],
    right: [2, 4, -1, -1, -1], unknownGoesLeft: Array(repeating: true, count: 5),
    cover: [8, 6, 2, 1, 5])
  let ensemble = TreeEnsemble(featureCount: 2, baseMargin: 1, baseLogOdds: 1, trees: [tree])
  let explainer = try TreeExplainer(ensemble)
  #expect(abs(explainer.expected - (1 + (4 * 2 - 1 * 1 + 2 * 5) / 8.0)) < 1e-15)
}

@Test func aModelWithoutCoverIsNotExplained() throws {
  var draws = SeededDraws(seed: 62)
  let text = RandomTrees(features: 3, trees: 2, depth: 2).text(&draws)
    .replacing("sum_hessian", with: "sum_other")
  let ensemble = try RandomTrees.read(text)
  #expect(throws: ScoringError.malformedTrees("sum_hessian")) { try TreeExplainer(ensemble) }
}

@Test(.enabled(if: LibraryOracle.isAvailable, "needs the Debian package libxgboost0"))
func theLibraryGivesTheSameContributions() throws {
  var draws = SeededDraws(seed: 63)
  for depth in 2...9 {
    var trees = RandomTrees(features: 10, trees: 30, depth: depth)
    trees.density = 0.9
    // The library divides by the cover of a side and stops where that is zero.
    trees.emptySides = 0
    let text = trees.text(&draws)
    let ensemble = try RandomTrees.read(text)
    let rows = RandomTrees.rows(60, of: ensemble, &draws)
    let theirs = try LibraryOracle(text).contributions(rows, inputs: 10)
    let values = try TreeExplainer(ensemble).shapley(rows)
    let scale = ensemble.trees.reduce(0.0) { sum, tree in
      sum
        + tree.nodesFromRoot.reduce(0) {
          $0 + (tree.feature[$1] < 0 ? abs(Double(tree.value[$1])) : 0)
        }
    }
    for row in 0..<60 {
      for input in 0..<10 {
        let their = Double(theirs[row * 11 + input])
        #expect(abs(values[row][row * 10 + input] - their) < 2e-6 * max(1, scale))
      }
    }
  }
}

@Test(arguments: [(1, 3), (3, 5), (6, 6)])
func valuesAgainstAGroupEqualTheirDefinition(inputs: Int, depth: Int) throws {
  var draws = SeededDraws(seed: UInt64(inputs * 1000 + depth))
  let ensemble = try RandomTrees(features: inputs, trees: 3, depth: depth).ensemble(&draws)
  let rows = RandomTrees.rows(5, of: ensemble, infinities: true, &draws)
  let group = RandomTrees.rows(7, of: ensemble, infinities: true, &draws)
  let explainer = ReferenceExplainer(ensemble, reference: group)
  let values = explainer.shapley(rows)
  #expect(
    abs(explainer.expected - TreeEngine(ensemble).logOdds(group).reduce(0, +) / 7) < 1e-12)
  for (row, one) in slices(rows, inputs).enumerated() {
    var slow = [Double](repeating: 0, count: inputs)
    for reference in slices(group, inputs) {
      let part = byDefinition(
        ensemble,
        missing: { tree, node in
          let x = reference[Int(tree.feature[node])]
          return (x.isNaN ? tree.unknownGoesLeft[node] : x < tree.value[node]) ? 0 : 1
        }, row: one)
      slow = zip(slow, part).map { $0 + $1 / 7 }
    }
    for (ours, theirs) in zip(values[row], slow) { #expect(abs(ours - theirs) < 1e-12) }
    let sum = values.expected + values[row].reduce(0, +)
    #expect(abs(sum - ensemble.logOdds(one)) < 1e-12)
  }
}

@Test func importanceIsTheMeanMagnitude() {
  let values = ShapleyValues(expected: 1, inputCount: 2, values: [1, -2, -3, 0])
  #expect(values.importance == [2, 1])
  let scaled = values.scaled(intercept: 3, slope: -2)
  #expect(scaled.expected == 1)
  #expect(Array(scaled[1]) == [6, 0])
}

@Test func aResponseCurveIsWhatTheRowsScoreWithEachValue() throws {
  var draws = SeededDraws(seed: 64)
  let ensemble = try RandomTrees(features: 4, trees: 6, depth: 4).ensemble(&draws)
  let rows = RandomTrees.rows(20, of: ensemble, &draws)
  let engine = TreeEngine(ensemble)
  let curve = ResponseCurve(of: 2, in: ensemble, scoredBy: engine, rows: rows)
  for _ in 0..<300 {
    let row = draws.index(below: 20)
    let x =
      draws.share() < 0.3 && !curve.edges.isEmpty
      ? curve.edges[draws.index(below: curve.edges.count)] : Float(draws.share() * 8 - 4)
    var one = Array(rows[row * 4..<(row + 1) * 4])
    one[2] = x
    let bin = curve.edges.count { $0 <= x }
    #expect(curve.individual[row][bin] == ensemble.logOdds(one))
    one[2] = .nan
    #expect(curve.unknown[row] == ensemble.logOdds(one))
  }
  let bin = curve.edges.count / 2
  let mean = curve.individual.reduce(0) { $0 + $1[bin] } / 20
  #expect(curve.mean[bin] == mean)
}

@Test(arguments: 1...12)
func quadratureIsExactForItsDegree(count: Int) {
  let rule = GaussLegendre(count: count)
  for degree in 0..<2 * count {
    let sum = zip(rule.points, rule.weights).reduce(0) {
      $0 + $1.1 * Elementary.power($1.0, degree)
    }
    #expect(abs(sum - 1 / Double(degree + 1)) < 1e-15)
  }
}
