/// What a learner learned: a row of inputs in, log-odds before calibration out.
package enum LearnedFunction: Sendable {
  case trees(TreeEnsemble)
  case scorecard(Scorecard)
  case network(NeuralNetwork)

  package var inputCount: Int {
    switch self {
    case .trees(let ensemble): ensemble.featureCount
    case .scorecard(let card): card.tables.count
    case .network(let network): network.scales.count
    }
  }

  /// Log-odds of a row, summed in double.
  package func logOdds(_ row: [Float]) -> Double {
    switch self {
    case .trees(let ensemble): ensemble.logOdds(row)
    case .scorecard(let card): card.logOdds(row)
    case .network(let network): network.logOdds(row)
    }
  }

  /// The check that replays: trees in XGBoost's own order and precision, the rest rounded to single.
  package func margin(_ row: [Float]) -> Float {
    switch self {
    case .trees(let ensemble): ensemble.margin(row)
    case .scorecard, .network: Float(logOdds(row))
    }
  }

  /// The function as a sum of tables of one and two inputs; throws where it is no such sum.
  package func terms() throws(ScoringError) -> AdditiveTerms {
    switch self {
    case .trees(let ensemble): try ensemble.terms()
    case .scorecard(let card): AdditiveTerms(base: card.intercept, tables: card.tables)
    case .network: throw .notExplained
    }
  }
}
