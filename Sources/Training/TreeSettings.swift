internal import Lending
internal import Scoring

/// Settings of libxgboost.
struct TreeSettings: Sendable, Equatable {
  var rounds: Int
  var depth: Int
  var rate: Double
  var bins = 64
  var childWeight = 50.0
  /// Squared size of leaves that is held against them.
  var leafPenalty = 1.0
  /// Share of rows, of inputs a tree and of inputs a split that are drawn.
  var rows = 1.0
  var columns = 1.0
  var columnsOfSplit = 1.0
  /// Trees side by side in each round; a forest has one round of many.
  var parallelTrees = 1
  var isMonotone = true
  /// Which inputs may stand in one path: none given, all may.
  var groups: [[Int]]?

  /// The same but for a change.
  func with(_ change: (inout TreeSettings) -> Void) -> TreeSettings {
    var settings = self
    change(&settings)
    return settings
  }

  /// Each tree looks at one input.
  static func alone(_ inputs: Int) -> [[Int]] { (0..<inputs).map { [$0] } }

  /// By XGBoost's names.
  func parameters(_ features: [Feature], seed: UInt64) -> [(name: String, value: String)] {
    var parameters = [
      ("objective", "binary:logistic"), ("tree_method", "hist"), ("base_score", "0.5"),
      ("eta", Figure.plain(rate)), ("max_depth", String(depth)), ("max_bin", String(bins)),
      ("min_child_weight", Figure.plain(childWeight)), ("lambda", Figure.plain(leafPenalty)),
      ("subsample", Figure.plain(rows)), ("colsample_bytree", Figure.plain(columns)),
      ("colsample_bynode", Figure.plain(columnsOfSplit)),
      ("num_parallel_tree", String(parallelTrees)),
      // One thread and a fixed seed: the same rows give the same bytes.
      ("nthread", "1"), ("seed", String(seed % 2_147_483_647)), ("verbosity", "0"),
    ]
    if isMonotone {
      let signs = features.map { String($0.monotone) }.joined(separator: ",")
      parameters.append(("monotone_constraints", "(\(signs))"))
    }
    if let groups {
      let text = groups.map { "[\($0.map(String.init).joined(separator: ","))]" }
      parameters.append(("interaction_constraints", "[\(text.joined(separator: ","))]"))
    }
    return parameters
  }

  var description: String {
    var parts = [
      parallelTrees > 1
        ? "XGBoost random forest of \(parallelTrees) trees of depth \(depth)"
        : "XGBoost binary:logistic, hist, \(rounds) trees of depth \(depth), learning rate \(Figure.plain(rate))",
      "\(bins) bins", "child weight \(Figure.plain(childWeight))",
    ]
    if let groups {
      let pairs = groups.count { $0.count > 1 }
      parts.append(
        pairs == 0 ? "one input a tree" : "one input a tree but for \(pairs) named pairs")
    }
    if isMonotone { parts.append("monotone where credit sense demands") }
    if leafPenalty != 1 { parts.append("leaf penalty \(Figure.plain(leafPenalty))") }
    if rows < 1 { parts.append("\(Figure.plain(rows)) of the rows a tree") }
    if columns < 1 { parts.append("\(Figure.plain(columns)) of the inputs a tree") }
    if columnsOfSplit < 1 { parts.append("\(Figure.plain(columnsOfSplit)) of the inputs a split") }
    return parts.joined(separator: ", ")
  }
}
