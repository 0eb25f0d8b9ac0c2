internal import Scoring

/// Weights of the inputs' evidence, none of them negative.
///
/// Evidence is already signed: a negative weight would say that a bin in which more loans fail is
/// the safer one, which happens where two inputs tell the same story, and would break the order
/// that credit sense demands. The most negative input is left out and the rest learned again until
/// there is none.
struct EvidenceFit {
  private let evidence: WeightOfEvidence
  /// Weight of each input's evidence; 0 where it was left out.
  let weights: [Double]
  /// Weight of each level's column.
  let levelWeights: [Double]

  init(
    _ rows: TrainingRows, features: [Feature], levels: OffsetLevels,
    evidence settings: WeightOfEvidence.Settings,
    learn: (LinearColumns) throws(TrainingError) -> [Double]
  ) throws(TrainingError) {
    guard rows.defaulted.contains(true), rows.defaulted.contains(false) else {
      throw .tooFewLoans(of: "loans of both outcomes")
    }
    let evidence = WeightOfEvidence(rows, features: features, levels: levels, settings: settings)
    // Inputs that say nothing would be columns of zeros.
    var chosen = evidence.tables.indices.filter { !evidence.tables[$0].isConstant }
    var learned: [Double] = []
    while true {
      learned = try learn(
        LinearColumns(rows, evidence: evidence, chosen: chosen, levels: levels))
      guard let worst = chosen.indices.min(by: { learned[$0] < learned[$1] }), learned[worst] < 0
      else { break }
      chosen.remove(at: worst)
    }
    var weights = [Double](repeating: 0, count: features.count)
    for (place, input) in chosen.enumerated() { weights[input] = learned[place] }
    self.evidence = evidence
    self.weights = weights
    levelWeights = Array(learned.suffix(levels.count))
  }

  /// Tables of weight times evidence; the intercept is the mean of `level` over the rows' weight.
  ///
  /// Numbers are rounded to a millionth: the solver adds up in an order that is the linear algebra
  /// library's own, and what it leaves uncertain is not to be told.
  func scorecard(level: [Double], rows: TrainingRows, levels: OffsetLevels) -> Scorecard {
    var (sum, weight) = (0.0, 0.0)
    for row in 0..<rows.count {
      sum += rows.weights[row] * level[levels.ofRow[row]]
      weight += rows.weights[row]
    }
    return Scorecard(
      intercept: Self.rounded(sum / weight),
      tables: zip(evidence.tables, weights).map { table, weight in
        // One bin says as much as many of the same value.
        guard weight > 0 else { return BinTable(edges: [], values: [0], unknown: 0) }
        return table.mapped { Self.rounded(weight * $0) }
      })
  }

  private static func rounded(_ value: Double) -> Double {
    // Adding 0 turns −0 into 0.
    (value * 1e6).rounded() / 1e6 + 0
  }
}

extension BinTable {
  /// Whether it says the same of every value and of an unknown one.
  fileprivate var isConstant: Bool {
    values.allSatisfy { $0 == values[0] } && unknown == values[0]
  }
}
