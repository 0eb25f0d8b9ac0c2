import Lending
import Scoring
import StrictJSON
import Testing
import TreeFixtures

private let baseScore = ScoringError.malformedTrees("learner.learner_model_param.base_score")

@Test(arguments: [
  ("\"gbtree\"", "\"dart\"", ScoringError.unsupportedTrees("booster dart")),
  ("binary:logistic", "multi:softprob", .unsupportedTrees("objective multi:softprob")),
  ("\"num_class\":\"0\"", "\"num_class\":\"3\"", .unsupportedTrees("several classes")),
  ("\"tree_info\":[0, 0]", "\"tree_info\":[0, 1]", .unsupportedTrees("several classes")),
  ("\"num_target\":\"1\"", "\"num_target\":\"2\"", .unsupportedTrees("several targets")),
  (
    "\"split_type\":[0", "\"split_type\":[1",
    .unsupportedTrees("splits by category in tree 0")
  ),
  (
    "\"categories\":[]", "\"categories\":[1]", .unsupportedTrees("splits by category in tree 0")
  ),
  (
    "\"size_leaf_vector\":\"0\"}}", "\"size_leaf_vector\":\"2\"}}",
    .unsupportedTrees("leaves with several values in tree 0")
  ),
  ("\"version\":[1,7,4]", "\"version\":[1,6,2]", .unsupportedTrees("version 1.6 of XGBoost")),
  ("\"version\":[1,7,4]", "\"version\":[4,0,0]", .unsupportedTrees("version 4.0 of XGBoost")),
  ("\"version\":[1,7,4]", "\"version\":[1.5,7,4]", .malformedTrees("version")),
  (
    "\"2.212E-1\"", "\"[2E-1,3E-1]\"", .unsupportedTrees("several base scores")
  ),
  ("\"2.212E-1\"", "\"x\"", baseScore), ("\"2.212E-1\"", "\"0\"", baseScore),
  ("\"2.212E-1\"", "1", baseScore), ("\"2.212E-1\"", "true", baseScore),
  ("\"left_children\":[1", "\"left_children\":[0", .malformedTrees("tree 0, node 0")),
  ("\"left_children\":[1", "\"left_children\":[99", .malformedTrees("tree 0, node 0")),
  ("\"left_children\":[1", "\"left_children\":[2", .malformedTrees("tree 0, node 0")),
  ("\"left_children\":[1, 3", "\"left_children\":[1, 0", .malformedTrees("tree 0, node 1")),
  ("\"left_children\":[1", "\"left_children\":[-1", .malformedTrees("tree 0, node 0")),
  ("\"default_left\":[", "\"default_left\":[2,", .malformedTrees("tree 0")),
])
func treesThatWouldScoreOtherwiseAreRefused(
  original: String, changed: String, problem: ScoringError
) throws {
  var generator = SeededDraws(seed: 5)
  let text = RandomTrees(features: 3, trees: 2, depth: 2).text(&generator)
  #expect(text.contains(original))
  #expect(throws: problem) {
    try RandomTrees.read(text.replacing(original, with: changed))
  }
}

@Test(arguments: [
  ("default_left", "2", "tree 0, node 0, default_left"),
  ("split_conditions", "1e39", "tree 0, node 0"), ("split_conditions", "NaN", "tree 0, node 0"),
  ("split_indices", "3", "tree 0, node 0"), ("split_indices", "2147483647", "tree 0, node 0"),
  ("sum_hessian", "NaN", "tree 0, node 0"), ("sum_hessian", "-1.0", "tree 0, node 0"),
])
func aRootThatCannotBeSplitIsRefused(name: String, value: String, place: String) throws {
  var generator = SeededDraws(seed: 5)
  let text = RandomTrees(features: 3, trees: 2, depth: 2).text(&generator)
  let pattern = try Regex("\"\(name)\":\\[[^,]+")
  #expect(throws: ScoringError.malformedTrees(place)) {
    try RandomTrees.read(text.replacing(pattern, with: "\"\(name)\":[\(value)"))
  }
}

@Test func whatPruningCutOffChangesNothing() throws {
  var draws = SeededDraws(seed: 7)
  var trees = RandomTrees(features: 4, trees: 6, depth: 4)
  (trees.density, trees.pruned) = (0.5, 1)
  let text = trees.text(&draws)
  let cutOff = text.split(separator: "2147483647").count - trees.trees - 1
  #expect(cutOff > 20)
  let ensemble = try RandomTrees.read(text)
  // Nothing reads them, whatever they hold.
  #expect(
    try RandomTrees.read(text.replacing(", 2147483647", with: ", 9007199254740992")) == ensemble)
  #expect(ensemble.trees.allSatisfy { $0.features.allSatisfy { (0..<4).contains($0) } })
}

@Test func nodesThatHangLooseWithoutBeingCutOffAreRefused() throws {
  var draws = SeededDraws(seed: 7)
  var trees = RandomTrees(features: 4, trees: 1, depth: 3)
  (trees.density, trees.pruned) = (0.5, 1)
  let text = trees.text(&draws)
  let counted = try Regex("\"num_deleted\":\"[0-9]+\"")
  #expect(throws: ScoringError.malformedTrees("tree 0, nodes that nothing leads to")) {
    try RandomTrees.read(text.replacing(counted, with: "\"num_deleted\":\"1\""))
  }
}

@Test func theBaseScoreIsReadInBracketsAndAsANumber() throws {
  var generator = SeededDraws(seed: 6)
  let text = RandomTrees(features: 3, trees: 2, depth: 2).text(&generator)
  let plain = try RandomTrees.read(text)
  let bracketed = text.replacing("\"2.212E-1\"", with: "\"[2.212E-1]\"")
  #expect(try RandomTrees.read(bracketed) == plain)
  #expect(try RandomTrees.read(text.replacing("\"2.212E-1\"", with: "2.212E-1")) == plain)
}

@Test func tablesGiveTheSumOfTheTrees() throws {
  var generator = SeededDraws(seed: 8)
  // One input only, so that each tree looks at one.
  let text = RandomTrees(features: 1, trees: 60, depth: 4).text(&generator)
  let ensemble = try RandomTrees.read(text)
  let table = try ensemble.terms().tables[0]
  for _ in 0..<5_000 {
    let x =
      Double.random(in: 0..<1, using: &generator) < 0.1
      ? Float.nan : Float.random(in: -4...4, using: &generator)
    let slow = ensemble.trees.reduce(0.0) { $0 + Double($1.leaf { _ in x }) }
    #expect(table[table.bin(of: x)] == slow)
  }
  for edge in table.edges { #expect(table.bin(of: edge) == table.bin(of: edge.nextUp)) }
}

@Test func aPathOfThreeInputsIsNoGlassBox() throws {
  var generator = SeededDraws(seed: 9)
  let text = RandomTrees(features: 5, trees: 3, depth: 4).text(&generator)
  let ensemble = try RandomTrees.read(text)
  #expect(throws: ScoringError.self) { try ensemble.terms() }
}

@Test func tablesOfOneAndTwoInputsGiveTheSumOfTheTrees() throws {
  var generator = SeededDraws(seed: 10)
  // Depth 2 of five inputs: paths of one and of two, several pairs in one tree.
  let text = RandomTrees(features: 5, trees: 80, depth: 2).text(&generator)
  let ensemble = try RandomTrees.read(text)
  let terms = try ensemble.terms()
  #expect(terms.pairs.count > 3)
  for _ in 0..<5_000 {
    let row = (0..<5).map { _ in
      Double.random(in: 0..<1, using: &generator) < 0.15
        ? Float.nan : Float.random(in: -4...4, using: &generator)
    }
    var sum = terms.base
    for (table, x) in zip(terms.tables, row) { sum += table[table.bin(of: x)] }
    for pair in terms.pairs { sum += pair[pair.bin(of: row[pair.first], row[pair.second])] }
    #expect(abs(sum - ensemble.logOdds(row)) < 1e-9)
    #expect(abs(sum - Double(ensemble.margin(row))) < 1e-4)
  }
}

@Test(arguments: ["0", "5000", "999999999999"])
func aModelOfNoInputsOrOfTooManyIsRefused(count: String) throws {
  var generator = SeededDraws(seed: 11)
  let text = RandomTrees(features: 5, trees: 2, depth: 2).text(&generator)
    .replacing(
      "\"num_feature\":\"5\",\"num_target\"", with: "\"num_feature\":\"\(count)\",\"num_target\"")
  let json = try StrictJSON.parse(Array(text.utf8))
  #expect(throws: ScoringError.malformedTrees("learner.learner_model_param.num_feature")) {
    try TreeEnsemble(xgboost: json)
  }
}

@Test func leavesWhoseSumIsNoNumberAreRefused() throws {
  var draws = SeededDraws(seed: 12)
  var trees = RandomTrees(features: 2, trees: 9, depth: 2)
  trees.leafRange = 6e38
  let text = trees.text(&draws)
  #expect(throws: ScoringError.malformedTrees("values of the leaves")) {
    try RandomTrees.read(text)
  }
}
