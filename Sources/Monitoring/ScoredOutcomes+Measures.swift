package import Lending

/// Every measure by its name.
extension ScoredOutcomes {
  /// The measure's value; nil where these rows have none.
  ///
  /// - Parameter cutOff: probability from which a default counts as foretold; those measures that
  ///   need it are nil without it.
  package func value(of measure: Measure, cutOff: Double? = nil) -> Double? {
    switch measure {
    case .areaUnderCurve: areaUnderCurve
    case .kolmogorovSmirnov: kolmogorovSmirnov
    case .gini: gini
    case .brier: brierScore
    case .logLoss: logLoss
    case .calibrationError: calibrationError()
    case .meanProbability: meanProbability
    case .observedRate: observedRate
    case .calibrationSlope: calibrationLine?.slope
    case .calibrationIntercept: calibrationLine?.intercept
    case .flagged: cutOff.flatMap { confusion(at: $0).flagged }
    case .accuracy: cutOff.flatMap { confusion(at: $0).accuracy }
    case .precision: cutOff.flatMap { confusion(at: $0).precision }
    case .recall: cutOff.flatMap { confusion(at: $0).recall }
    case .f1: cutOff.flatMap { confusion(at: $0).f1 }
    }
  }
}
