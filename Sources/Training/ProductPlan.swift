internal import Lending
internal import Scoring

/// What the lab needs to know of a product; everything else it does alike for all.
protocol ProductPlan: EvaluationPlan {
  var variants: [Variant] { get }
  /// Share of defaults at the policy's approval line, for accuracy and the like.
  var cutOff: Probability { get }
  /// Parts of a cross-fit.
  var folds: Int { get }

  /// Every recipe that takes part in the selection, always in the same order.
  func recipes(_ variant: Variant, _ ground: RecipeGround) -> [Recipe]

  /// The recipe from which offsets and pairs are learned: quick, one input a tree.
  func quick(_ variant: Variant, _ codes: RiskCodes) -> Recipe

  /// The loans that order the choices of a field by risk.
  func codeLoans(_ loans: [HistoricLoan]) -> [HistoricLoan]

  /// How often the fields are unknown in other lenders' files.
  var blanking: [FieldID: Double] { get }

  /// Pairs of inputs of the quick recipe that may act together; nil leaves it to the data.
  func namedPairs(_ features: [Feature]) -> [[Int]]?
}

/// What recipes learn before any learner does.
struct RecipeGround: Sendable {
  let codes: RiskCodes
  /// Positions of inputs of the quick recipe that may act together.
  let pairs: [[Int]]

  /// Before anything was learned, to name and count recipes.
  static let empty = RecipeGround(codes: RiskCodes(observedIn: []), pairs: [])
}
