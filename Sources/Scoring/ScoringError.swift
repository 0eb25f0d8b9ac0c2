/// Why a model cannot be used.
package enum ScoringError: Error, Sendable, Equatable {
  /// The trees are of a kind that this program does not score; the reason names it.
  case unsupportedTrees(String)
  /// The file is not what XGBoost writes; the path names the place.
  case malformedTrees(String)
  /// A tree of a glass box looks at more than two inputs on one path.
  case notAdditive(tree: Int)
  /// Parts of the pack do not fit together.
  case mismatch(String)
  /// The model ranks but is no sum that could be told field by field.
  case notExplained

  package var sentence: String {
    switch self {
    case .unsupportedTrees(let reason): "the trees are not supported: \(reason)"
    case .malformedTrees(let place): "the trees are damaged or incomplete at \(place)"
    case .notAdditive(let tree): "tree \(tree) looks at more than two inputs"
    case .mismatch(let what): "parts of the pack do not fit together: \(what)"
    case .notExplained: "the model is no sum that could be told field by field"
    }
  }
}
