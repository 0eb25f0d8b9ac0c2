internal import Lending
package import StrictJSON

extension TreeEnsemble {
  /// Reads a model that XGBoost 1.7 to 3 saved as JSON: boosted trees for one probability.
  ///
  /// Whatever this program would score differently from XGBoost is refused by name.
  package init(xgboost json: JSONValue) throws(ScoringError) {
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
    self.trees = trees
  }

  /// Far more than any model of ours; a damaged number would fill the memory.
  private static let mostInputs = 4096

  /// Since version 3 the score stands in brackets, which 1.7 misreads in silence as one half.
  private static func baseScore(_ parameters: JSONValue) throws(ScoringError) -> Float {
    guard var text = parameters["base_score"]?.string else {
      throw .malformedTrees("learner.learner_model_param.base_score")
    }
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    guard let score = Float(text), score > 0, score < 1 else {
      throw .malformedTrees("learner.learner_model_param.base_score")
    }
    return score
  }
}

extension TreeEnsemble.Tree {
  fileprivate init(xgboost json: JSONValue, index: Int, featureCount: Int) throws(ScoringError) {
    let place = "tree \(index)"
    let left = try json.integers("left_children", place)
    let right = try json.integers("right_children", place)
    let features = try json.integers("split_indices", place)
    guard let values = json["split_conditions"]?.array, let defaults = json["default_left"]?.array,
      left.count == right.count, left.count == features.count, left.count == values.count,
      left.count == defaults.count, !left.isEmpty
    else { throw .malformedTrees(place) }
    if let kinds = json["split_type"]?.array, kinds.contains(where: { $0.number != 0 }) {
      throw .unsupportedTrees("splits by category in \(place)")
    }
    let size = try json.part("tree_param")
    if size["size_leaf_vector"] != nil, try size.count("size_leaf_vector") > 1 {
      throw .unsupportedTrees("leaves with several values in \(place)")
    }
    var feature: [Int32] = []
    var value: [Float] = []
    var unknownGoesLeft: [Bool] = []
    for node in left.indices {
      guard let number = values[node].number else {
        throw .malformedTrees("\(place), node \(node)")
      }
      let isLeaf = left[node] == -1
      // Children stand after their parent, so no walk can run in a circle.
      let children = [left[node], right[node]]
      let isSplit =
        children.allSatisfy { $0 > node && $0 < left.count }
        && (0..<featureCount).contains(features[node])
      guard isLeaf ? right[node] == -1 : isSplit, Float(number).isFinite else {
        throw .malformedTrees("\(place), node \(node)")
      }
      feature.append(isLeaf ? -1 : Int32(features[node]))
      value.append(Float(number))
      unknownGoesLeft.append(defaults[node] == .bool(true) || defaults[node].number == 1)
    }
    self.init(
      feature: feature, value: value, left: left.map { Int32($0) }, right: right.map { Int32($0) },
      unknownGoesLeft: unknownGoesLeft)
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
      guard let number = value.number, let whole = Int(exactly: number), abs(whole) < 1 << 30 else {
        throw .malformedTrees("\(place), \(name)")
      }
      result.append(whole)
    }
    return result
  }
}
