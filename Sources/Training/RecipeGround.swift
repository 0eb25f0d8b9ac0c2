/// What recipes learn before any learner does.
struct RecipeGround: Sendable {
  let codes: RiskCodes
  /// Positions of inputs of the quick recipe that may act together.
  let pairs: [[Int]]

  /// Before anything was learned, to name and count recipes.
  static let empty = RecipeGround(codes: RiskCodes(observedIn: []), pairs: [])
}
