internal import Lending
internal import Scoring
internal import StrictJSON

/// Chooses the few pairs of inputs that say more together than apart.
///
/// Trees of two levels grow on what a glass box leaves unexplained; each pair is credited with the
/// loss that the second level saves below another input, as XGBoost reports it.
enum PairChoice {
  static let count = 8
  private static let rounds = 80

  static func pairs(
    _ rows: TrainingRows, margins: [Double], offsets: RiskOffsets, _ recipe: Recipe, seed: UInt64
  ) throws(TrainingError) -> [[Int]] {
    let settings = TreeSettings(rounds: rounds, depth: 2, rate: 0.1)
    let matrix = try BoosterRows(values: rows.values, columns: rows.width)
    try matrix.set("label", rows.defaulted.map { $0 ? 1 : 0 })
    try matrix.set("weight", rows.weights.map { Float($0) })
    try matrix.set(
      "base_margin",
      zip(rows.levels, margins).map { Float(offsets.margin(of: $0.0) + $0.1) })
    let booster = try Booster(
      parameters: settings.parameters(recipe.features, seed: seed), rows: matrix)
    for round in 0..<settings.rounds { try booster.update(round: round, rows: matrix) }
    return try strongest(try booster.json())
  }

  /// The pairs of most credit, each ascending, in order of their inputs.
  private static func strongest(_ json: [UInt8]) throws(TrainingError) -> [[Int]] {
    var credit: [[Int]: Double] = [:]
    let model = (try? StrictJSON.parse(json))?["learner"]?["gradient_booster"]?["model"]
    guard let trees = model?["trees"]?.array else {
      throw .libraryFailed(step: "write its trees", reason: "they cannot be read")
    }
    for tree in trees {
      func numbers(_ name: String) -> [Double] { tree[name]?.array?.compactMap(\.number) ?? [] }
      let (inputs, gains) = (numbers("split_indices"), numbers("loss_changes"))
      let (left, right) = (numbers("left_children"), numbers("right_children"))
      guard !left.isEmpty, [inputs, gains, right].allSatisfy({ $0.count == left.count }) else {
        throw .libraryFailed(step: "write its trees", reason: "a tree is incomplete")
      }
      // A tree that found nothing to part has no pair.
      guard left[0] >= 0 else { continue }
      for child in [Int(left[0]), Int(right[0])] where left[child] >= 0 {
        let pair = [Int(inputs[0]), Int(inputs[child])].sorted()
        if pair[0] != pair[1] { credit[pair, default: 0] += gains[child] }
      }
    }
    return credit.sorted { (-$0.value, $0.key[0], $0.key[1]) < (-$1.value, $1.key[0], $1.key[1]) }
      .prefix(count).map(\.key).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }
}
