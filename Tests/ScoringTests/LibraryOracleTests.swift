import CXGBoost
import Lending
import Scoring
import StrictJSON
import Testing

/// The bundled trees in XGBoost's own hands.
///
/// Needs the Debian package libxgboost0; the tests say so and skip without it.
private final class Library {
  private var booster: AssayBooster?

  init?(_ model: [UInt8]) {
    guard assay_xgboost_booster_create(nil, 0, &booster) == 0 else { return nil }
    let loaded = model.withUnsafeBytes {
      assay_xgboost_booster_load(booster, $0.baseAddress, UInt64($0.count))
    }
    guard loaded == 0 else {
      Issue.record("\(String(cString: assay_xgboost_error()))")
      return nil
    }
  }

  deinit { _ = assay_xgboost_booster_free(booster) }

  func predict(_ rows: [[Float]], margin: Bool) -> [Float] {
    let flat = rows.flatMap { $0 }
    var matrix: AssayDMatrix?
    guard
      assay_xgboost_matrix_create(flat, UInt64(rows.count), UInt64(rows[0].count), &matrix) == 0
    else { return [] }
    defer { _ = assay_xgboost_matrix_free(matrix) }
    var count: UInt64 = 0
    var result: UnsafePointer<Float>?
    guard assay_xgboost_booster_predict(booster, matrix, margin, &count, &result) == 0 else {
      return []
    }
    return Array(UnsafeBufferPointer(start: result, count: Int(count)))
  }
}

/// Random trees of any depth in XGBoost's JSON, split wherever, unknown to either side.
private func randomModel(
  features: Int, trees: Int, depth: Int, using generator: inout SeededDraws
) -> String {
  var texts: [String] = []
  for index in 0..<trees {
    var left: [Int] = [-1]
    var right: [Int] = [-1]
    var parents: [Int] = [2_147_483_647]
    var feature: [Int] = [0]
    var depths: [Int] = [0]
    var node = 0
    while node < left.count {
      if depths[node] < depth, node == 0 || Double.random(in: 0..<1, using: &generator) < 0.8 {
        feature[node] = Int.random(in: 0..<features, using: &generator)
        left[node] = left.count
        right[node] = left.count + 1
        for _ in 0..<2 {
          left.append(-1)
          right.append(-1)
          parents.append(node)
          feature.append(0)
          depths.append(depths[node] + 1)
        }
      }
      node += 1
    }
    let values = left.map { child in
      child < 0
        ? Float.random(in: -0.3...0.3, using: &generator)
        : Float.random(in: -3...3, using: &generator)
    }
    let defaults = left.map { _ in Bool.random(using: &generator) ? 1 : 0 }
    let zeros = left.map { _ in 0 }
    // The library wants a point in numbers that are no counts.
    let weights = left.map { _ in Float(0) }
    texts.append(
      """
      {"base_weights":\(weights),"categories":[],"categories_nodes":[],"categories_segments":[],\
      "categories_sizes":[],"default_left":\(defaults),"id":\(index),"left_children":\(left),\
      "loss_changes":\(weights),"parents":\(parents),"right_children":\(right),\
      "split_conditions":\(values),"split_indices":\(feature),"split_type":\(zeros),\
      "sum_hessian":\(weights),"tree_param":{"num_deleted":"0","num_feature":"\(features)",\
      "num_nodes":"\(left.count)","size_leaf_vector":"0"}}
      """)
  }
  return """
    {"learner":{"attributes":{},"feature_names":[],"feature_types":[],"gradient_booster":{"model":\
    {"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"\(trees)","size_leaf_vector":"0"},\
    "tree_info":\((0..<trees).map { _ in 0 }),"trees":[\(texts.joined(separator: ","))]},\
    "name":"gbtree"},"learner_model_param":{"base_score":"2.212E-1","boost_from_average":"1",\
    "num_class":"0","num_feature":"\(features)","num_target":"1"},"objective":{"name":\
    "binary:logistic","reg_loss_param":{"scale_pos_weight":"1"}}},"version":[1,7,4]}
    """
}

@Suite(.enabled(if: assay_xgboost_is_available(), "needs the Debian package libxgboost0"))
struct LibraryOracleTests {
  @Test(arguments: [1, 2, 3, 6, 10])
  func randomTreesEqualTheLibraryBitForBit(depth: Int) throws {
    var generator = SeededDraws(seed: UInt64(depth))
    let text = randomModel(features: 12, trees: 40, depth: depth, using: &generator)
    let ensemble = try TreeEnsemble(xgboost: StrictJSON.parse(Array(text.utf8)))
    let library = try #require(Library(Array(text.utf8)))
    let rows = (0..<2_000).map { _ in
      (0..<12).map { _ -> Float in
        switch Int.random(in: 0..<12, using: &generator) {
        case 0, 1: .nan
        case 2: Float(bitPattern: UInt32.random(in: 0..<0x0080_0000, using: &generator))
        case 3:
          [.greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0, -0.0].randomElement(
            using: &generator) ?? 0
        default: Float.random(in: -4...4, using: &generator)
        }
      }
    }
    let margins = library.predict(rows, margin: true)
    let chances = library.predict(rows, margin: false)
    #expect(margins.count == rows.count)
    for (index, row) in rows.enumerated() {
      let ours = ensemble.margin(row)
      #expect(ours.bitPattern == margins[index].bitPattern, "row \(index)")
      #expect(Logistic.sigmoid(ours).bitPattern == chances[index].bitPattern, "row \(index)")
    }
  }
}

@Test(arguments: [
  ("\"gbtree\"", "\"dart\""), ("binary:logistic", "multi:softprob"),
  ("\"num_class\":\"0\"", "\"num_class\":\"3\""), ("\"split_type\":[0", "\"split_type\":[1"),
  ("\"size_leaf_vector\":\"0\"}}", "\"size_leaf_vector\":\"2\"}}"),
  ("\"base_score\":\"2.212E-1\"", "\"base_score\":\"x\""),
  ("\"left_children\":[1", "\"left_children\":[0"),
  ("\"left_children\":[1", "\"left_children\":[99"),
])
func treesThatWouldScoreOtherwiseAreRefused(original: String, changed: String) throws {
  var generator = SeededDraws(seed: 5)
  let text = randomModel(features: 3, trees: 2, depth: 2, using: &generator)
  #expect(text.contains(original))
  let bad = text.replacing(original, with: changed)
  let json = try StrictJSON.parse(Array(bad.utf8))
  #expect(throws: ScoringError.self) { try TreeEnsemble(xgboost: json) }
}

@Test func theBracketsOfVersionThreeAreRead() throws {
  var generator = SeededDraws(seed: 6)
  let text = randomModel(features: 3, trees: 2, depth: 2, using: &generator)
  let plain = try TreeEnsemble(xgboost: StrictJSON.parse(Array(text.utf8)))
  let bracketed = text.replacing("\"2.212E-1\"", with: "\"[2.212E-1]\"")
  #expect(try TreeEnsemble(xgboost: StrictJSON.parse(Array(bracketed.utf8))) == plain)
}

@Test func tablesGiveTheSumOfTheTrees() throws {
  var generator = SeededDraws(seed: 8)
  // One input only, so that each tree looks at one.
  let text = randomModel(features: 1, trees: 60, depth: 4, using: &generator)
  let ensemble = try TreeEnsemble(xgboost: StrictJSON.parse(Array(text.utf8)))
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
  let text = randomModel(features: 5, trees: 3, depth: 4, using: &generator)
  let ensemble = try TreeEnsemble(xgboost: StrictJSON.parse(Array(text.utf8)))
  #expect(throws: ScoringError.self) { try ensemble.terms() }
}

@Test func tablesOfOneAndTwoInputsGiveTheSumOfTheTrees() throws {
  var generator = SeededDraws(seed: 10)
  // Depth 2 of five inputs: paths of one and of two, several pairs in one tree.
  let text = randomModel(features: 5, trees: 80, depth: 2, using: &generator)
  let ensemble = try TreeEnsemble(xgboost: StrictJSON.parse(Array(text.utf8)))
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
  let text = randomModel(features: 5, trees: 2, depth: 2, using: &generator)
    .replacing(
      "\"num_feature\":\"5\",\"num_target\"", with: "\"num_feature\":\"\(count)\",\"num_target\"")
  let json = try StrictJSON.parse(Array(text.utf8))
  #expect(throws: ScoringError.malformedTrees("learner.learner_model_param.num_feature")) {
    try TreeEnsemble(xgboost: json)
  }
}
