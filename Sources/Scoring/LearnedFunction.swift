/// What a learner learned: a row of inputs in, log-odds before calibration out.
package enum LearnedFunction: Sendable {
  case trees(TreeEnsemble)

  package var inputCount: Int {
    switch self {
    case .trees(let ensemble): ensemble.featureCount
    }
  }

  /// Log-odds of a row, summed in double.
  package func logOdds(_ row: [Float]) -> Double {
    switch self {
    case .trees(let ensemble): ensemble.logOdds(row)
    }
  }

  /// The check that replays: the trees' sum in XGBoost's own order and precision.
  package func margin(_ row: [Float]) -> Float {
    switch self {
    case .trees(let ensemble): ensemble.margin(row)
    }
  }

  /// The function as a sum of tables of one and two inputs; throws where it is no such sum.
  package func terms() throws(ScoringError) -> AdditiveTerms {
    switch self {
    case .trees(let ensemble): try ensemble.terms()
    }
  }
}
