internal import Lending
package import StrictJSON

extension TreeEnsemble {
  /// Reads a model that XGBoost 1.7 to 3 saved as JSON: boosted trees for one probability.
  ///
  /// Whatever this program would score differently from XGBoost is refused by name.
  package init(xgboost json: JSONValue) throws(ScoringError) {
    try Self.refuseUnknownVersion(json)
    let learner = try json.part("learner")
    let booster = try learner.part("gradient_booster")
    guard let kind = booster["name"]?.string else {
      throw .malformedTrees("learner.gradient_booster.name")
    }
    guard kind == "gbtree" else { throw .unsupportedTrees("booster \(kind)") }
    guard let objective = try learner.part("objective")["name"]?.string else {
      throw .malformedTrees("learner.objective.name")
    }
    guard objective == "binary:logistic" else { throw .unsupportedTrees("objective \(objective)") }
    let parameters = try learner.part("learner_model_param")
    guard try parameters.count("num_class") <= 1 else { throw .unsupportedTrees("several classes") }
    if parameters["num_target"] != nil, try parameters.count("num_target") > 1 {
      throw .unsupportedTrees("several targets")
    }
    featureCount = try parameters.count("num_feature")
    guard (1...Self.mostInputs).contains(featureCount) else {
      throw .malformedTrees("learner.learner_model_param.num_feature")
    }
    let score = try Self.baseScore(parameters)
    baseMargin = -Logistic.logarithm(1 / score - 1)
    baseLogOdds = Probability(Double(score)).logOdds
    guard let list = try booster.part("model")["trees"]?.array else {
      throw .malformedTrees("learner.gradient_booster.model.trees")
    }
    var trees: [Tree] = []
    trees.reserveCapacity(list.count)
    for (index, tree) in list.enumerated() {
      trees.append(try Tree(xgboost: tree, index: index, featureCount: featureCount))
    }
    // Beyond, a sum of leaves might be no number.
    let most = trees.reduce(0.0) { sum, tree in
      sum
        + tree.nodesFromRoot.reduce(0) {
          tree.feature[$1] < 0 ? max($0, abs(Double(tree.value[$1]))) : $0
        }
    }
    guard most < 1e30 else { throw .malformedTrees("values of the leaves") }
    self.trees = trees
    guard let classes = try booster.part("model")["tree_info"]?.array,
      classes.count == trees.count
    else { throw .malformedTrees("learner.gradient_booster.model.tree_info") }
    guard classes.allSatisfy({ $0.number == 0 }) else { throw .unsupportedTrees("several classes") }
  }

  /// Version 1.7 to 3; before, a file was another one, and later ones are not known.
  private static func refuseUnknownVersion(_ json: JSONValue) throws(ScoringError) {
    let parts = json["version"]?.array?.compactMap { $0.number.flatMap { Int(exactly: $0) } } ?? []
    guard parts.count == 3 else { throw .malformedTrees("version") }
    guard (parts[0] == 1 && parts[1] >= 7) || parts[0] == 2 || parts[0] == 3 else {
      throw .unsupportedTrees("version \(parts[0]).\(parts[1]) of XGBoost")
    }
  }

  /// Far more than any model of ours; a damaged number would fill the memory.
  private static let mostInputs = 4096

  /// Since version 3 the score stands in brackets, which 1.7 misreads in silence as one half; other
  /// programs write it as the number that it is.
  private static func baseScore(_ parameters: JSONValue) throws(ScoringError) -> Float {
    let score: Float?
    switch parameters["base_score"] {
    case .number(let number): score = Float(number)
    case .string(var text):
      if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
      guard !text.contains(",") else { throw .unsupportedTrees("several base scores") }
      score = Float(text)
    default: score = nil
    }
    guard let score, score > 0, score < 1 else {
      throw .malformedTrees("learner.learner_model_param.base_score")
    }
    return score
  }
}

extension TreeEnsemble.Tree {
  fileprivate init(xgboost json: JSONValue, index: Int, featureCount: Int) throws(ScoringError) {
    let place = "tree \(index)"
    try Self.refuseOtherKinds(json, place)
    let left = try json.integers("left_children", place)
    let right = try json.integers("right_children", place)
    let features = try json.integers("split_indices", place)
    let values = try json.numbers("split_conditions", place)
    let cover = json["sum_hessian"] == nil ? [] : try json.numbers("sum_hessian", place)
    guard let defaults = json["default_left"]?.array,
      left.count == right.count, left.count == features.count, left.count == values.count,
      left.count == defaults.count, cover.isEmpty || cover.count == left.count, !left.isEmpty
    else { throw .malformedTrees(place) }
    guard left.count <= Self.mostNodes else { throw .unsupportedTrees("nodes of \(place)") }
    let reached = try Self.reached(left, right, place)
    try Self.refuseStrays(reached, json, place)
    var feature = [Int32](repeating: -1, count: left.count)
    var (lefts, rights) = (feature, feature)
    var leafOrSplit = [Float](repeating: 0, count: left.count)
    var unknownGoesLeft = [Bool](repeating: false, count: left.count)
    var weights = [Float](repeating: 0, count: cover.count)
    // Whatever stands in a node that was cut off, nothing leads there.
    for node in left.indices where reached[node] {
      let isSplit = left[node] >= 0
      guard !isSplit || (0..<featureCount).contains(features[node]), values[node].isFinite,
        cover.isEmpty || (cover[node] >= 0 && cover[node].isFinite)
      else { throw .malformedTrees("\(place), node \(node)") }
      leafOrSplit[node] = values[node]
      unknownGoesLeft[node] = try Self.isLeft(defaults[node], "\(place), node \(node)")
      if !cover.isEmpty { weights[node] = cover[node] }
      guard isSplit else { continue }
      feature[node] = Int32(features[node])
      (lefts[node], rights[node]) = (Int32(left[node]), Int32(right[node]))
    }
    self.init(
      feature: feature, value: leafOrSplit, left: lefts, right: rights,
      unknownGoesLeft: unknownGoesLeft, cover: weights)
  }

  /// As many as a step of the engine can name.
  private static let mostNodes = 1 << 19

  private static func isLeft(_ value: JSONValue, _ place: String) throws(ScoringError) -> Bool {
    switch value {
    case .bool(let left): left
    case .number(0): false
    case .number(1): true
    default: throw ScoringError.malformedTrees("\(place), default_left")
    }
  }

  /// Refuses by name what XGBoost writes and this program does not score, before anything of it is
  /// taken for damage.
  private static func refuseOtherKinds(_ json: JSONValue, _ place: String) throws(ScoringError) {
    let size = try json.part("tree_param")
    if size["size_leaf_vector"] != nil, try size.count("size_leaf_vector") > 1 {
      throw .unsupportedTrees("leaves with several values in \(place)")
    }
    for name in ["split_type", "categories", "categories_nodes"] {
      guard let member = json[name] else { continue }
      guard let list = member.array else { throw .malformedTrees("\(place), \(name)") }
      let isPlain = name == "split_type" ? list.allSatisfy { $0.number == 0 } : list.isEmpty
      guard isPlain else { throw .unsupportedTrees("splits by category in \(place)") }
    }
  }

  /// What pruning cut off stays in the file and is counted there; nothing else may hang loose.
  private static func refuseStrays(
    _ reached: [Bool], _ json: JSONValue, _ place: String
  ) throws(ScoringError) {
    let size = try json.part("tree_param")
    let deleted = size["num_deleted"] == nil ? 0 : try size.count("num_deleted")
    guard reached.count(where: { !$0 }) <= deleted else {
      throw .malformedTrees("\(place), nodes that nothing leads to")
    }
  }

  /// Whether a walk from the root comes to each node; refuses walks that meet again or never end.
  private static func reached(
    _ left: [Int], _ right: [Int], _ place: String
  ) throws(ScoringError) -> [Bool] {
    var reached = [Bool](repeating: false, count: left.count)
    reached[0] = true
    var open = [0]
    while let node = open.popLast() {
      if left[node] == -1, right[node] == -1 { continue }
      for child in [left[node], right[node]] {
        guard left.indices.contains(child), !reached[child] else {
          throw .malformedTrees("\(place), node \(node)")
        }
        reached[child] = true
        open.append(child)
      }
    }
    return reached
  }
}

extension JSONValue {
  fileprivate func part(_ name: String) throws(ScoringError) -> JSONValue {
    guard let value = self[name] else { throw .malformedTrees(name) }
    return value
  }

  /// A whole number that XGBoost writes as text.
  fileprivate func count(_ name: String) throws(ScoringError) -> Int {
    guard let text = self[name]?.string, let count = Int(text), count >= 0 else {
      throw .malformedTrees(name)
    }
    return count
  }

  fileprivate func integers(_ name: String, _ place: String) throws(ScoringError) -> [Int] {
    guard let array = self[name]?.array else { throw .malformedTrees("\(place), \(name)") }
    var result: [Int] = []
    result.reserveCapacity(array.count)
    for value in array {
      guard let whole = value.number.flatMap({ Int(exactly: $0) }) else {
        throw .malformedTrees("\(place), \(name)")
      }
      result.append(whole)
    }
    return result
  }

  /// Numbers of single precision; infinities where they are beyond it, and what is no number as such.
  fileprivate func numbers(_ name: String, _ place: String) throws(ScoringError) -> [Float] {
    guard let array = self[name]?.array else { throw .malformedTrees("\(place), \(name)") }
    var result: [Float] = []
    result.reserveCapacity(array.count)
    for value in array {
      guard let number = value.number else { throw .malformedTrees("\(place), \(name)") }
      result.append(Float(number))
    }
    return result
  }
}
