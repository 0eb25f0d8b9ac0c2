package import Lending
package import Scoring
internal import StrictJSON

/// Random trees of any depth in XGBoost's JSON: split wherever, on any input again, unknown to either
/// side, with covers of which some are zero, and nodes that pruning cut off.
package struct RandomTrees {
  package let features: Int
  package let trees: Int
  package let depth: Int
  /// Share of the nodes short of the depth that split.
  package var density = 0.8
  /// Where splits may lie; nil for anywhere in −3…3.
  package var cuts: [Float]?

  /// Share of the splits that no training row passed to one side.
  package var emptySides = 0.1

  /// Share of the leaves of which something was cut off when the tree was pruned.
  package var pruned = 0.0

  /// Leaves lie within plus and minus half of it.
  package var leafRange = 0.6

  package init(features: Int, trees: Int, depth: Int) {
    self.features = features
    self.trees = trees
    self.depth = depth
  }

  /// Values at the ends and around zero of single precision.
  package static let extremes: [Float] = [
    .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0, -0.0, .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, .leastNormalMagnitude, -.leastNormalMagnitude,
    .leastNormalMagnitude.nextDown, Float(bitPattern: 0x0040_0000), 1, Float(1).nextDown,
  ]

  package func ensemble(_ draws: inout SeededDraws) throws -> TreeEnsemble {
    try Self.read(text(&draws))
  }

  package static func read(_ text: String) throws -> TreeEnsemble {
    try TreeEnsemble(xgboost: StrictJSON.parse(Array(text.utf8), acceptsNonFinite: true))
  }

  package func text(_ draws: inout SeededDraws) -> String {
    let texts = (0..<trees).map { tree($0, &draws) }
    return """
      {"learner":{"attributes":{},"feature_names":[],"feature_types":[],"gradient_booster":{"model":\
      {"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"\(trees)","size_leaf_vector":"0"},\
      "tree_info":\((0..<trees).map { _ in 0 }),"trees":[\(texts.joined(separator: ","))]},\
      "name":"gbtree"},"learner_model_param":{"base_score":"2.212E-1","boost_from_average":"1",\
      "num_class":"0","num_feature":"\(features)","num_target":"1"},"objective":{"name":\
      "binary:logistic","reg_loss_param":{"scale_pos_weight":"1"}}},"version":[1,7,4]}
      """
  }

  private func tree(_ index: Int, _ draws: inout SeededDraws) -> String {
    var left: [Int] = [-1]
    var right: [Int] = [-1]
    var parents: [Int] = [2_147_483_647]
    var feature: [Int] = [0]
    var depths: [Int] = [0]
    var cover: [Float] = [Float(draws.share() * 1000 + 1)]
    // As the library marks it: the greatest index, with unknown to the left.
    let cutOff = 2_147_483_647
    var node = 0
    while node < left.count {
      if feature[node] == cutOff {
        node += 1
        continue
      }
      if depths[node] < depth, node == 0 || draws.share() < density {
        feature[node] = draws.index(below: features)
        left[node] = left.count
        right[node] = left.count + 1
        let share = draws.share() < emptySides ? 0 : Float(draws.share())
        for part in [share, 1 - share] {
          left.append(-1)
          right.append(-1)
          parents.append(node)
          feature.append(0)
          depths.append(depths[node] + 1)
          cover.append(cover[node] * part)
        }
      } else if pruned > 0, draws.share() < pruned {
        // Two children, and more where those had some.
        for _ in 0..<2 * (1 + draws.index(below: 3)) {
          left.append(-1)
          right.append(-1)
          parents.append(node)
          feature.append(cutOff)
          depths.append(depth)
          cover.append(Float(draws.share()))
        }
      }
      node += 1
    }
    var values: [Float] = []
    for child in left {
      if child < 0 {
        values.append(Float((draws.share() - 0.5) * leafRange))
      } else if let cuts {
        values.append(cuts[draws.index(below: cuts.count)])
      } else {
        values.append(Float(draws.share() * 6 - 3))
      }
    }
    let defaults = feature.map { $0 == cutOff ? 1 : draws.index(below: 2) }
    let deleted = feature.count { $0 == cutOff }
    let zeros = left.map { _ in 0 }
    // The library wants a point in numbers that are no counts.
    let weights = left.map { _ in Float(0) }
    return """
      {"base_weights":\(weights),"categories":[],"categories_nodes":[],"categories_segments":[],\
      "categories_sizes":[],"default_left":\(defaults),"id":\(index),"left_children":\(left),\
      "loss_changes":\(weights),"parents":\(parents),"right_children":\(right),\
      "split_conditions":\(values),"split_indices":\(feature),"split_type":\(zeros),\
      "sum_hessian":\(cover),"tree_param":{"num_deleted":"\(deleted)","num_feature":"\(features)",\
      "num_nodes":"\(left.count)","size_leaf_vector":"0"}}
      """
  }

  /// Rows of which some values are unknown, extreme, subnormal or equal to a split.
  ///
  /// - Parameter infinities: libxgboost takes none.
  package static func rows(
    _ count: Int, of ensemble: TreeEnsemble, infinities: Bool = false, _ draws: inout SeededDraws
  ) -> [Float] {
    let cuts = ensemble.trees.flatMap { tree in
      tree.feature.indices.filter { tree.feature[$0] >= 0 }.map { tree.value[$0] }
    }
    var rows: [Float] = []
    rows.reserveCapacity(count * ensemble.featureCount)
    for _ in 0..<count * ensemble.featureCount {
      switch draws.index(below: 12) {
      case 0, 1: rows.append(.nan)
      case 2: rows.append(Float(bitPattern: UInt32(draws.index(below: 0x0080_0000))))
      case 3: rows.append(extremes[draws.index(below: extremes.count)])
      case 4, 5: rows.append(cuts.isEmpty ? 0 : cuts[draws.index(below: cuts.count)])
      case 6:
        let cut = cuts.isEmpty ? 0 : cuts[draws.index(below: cuts.count)]
        // The next below the least finite value would be infinite.
        rows.append(cut > -.greatestFiniteMagnitude ? cut.nextDown : cut)
      case 7 where infinities: rows.append(draws.index(below: 2) == 0 ? .infinity : -.infinity)
      default: rows.append(Float(draws.share() * 8 - 4))
      }
    }
    return rows
  }
}
