package import Lending

/// Whether what was given a probability of one in five defaults in one case of five.
extension ScoredOutcomes {
  /// Rows in rising order of probability, cut into bins of equal count (±1); fewer bins where
  /// there are fewer rows.
  package func reliability(bins: Int = 10) -> [ReliabilityBin] {
    precondition(bins > 0, "a reliability table has at least one bin")
    return (0..<bins).compactMap { bin in
      let rows = (bin * count / bins)..<((bin + 1) * count / bins)
      guard !rows.isEmpty else { return nil }
      let size = Double(rows.count)
      return ReliabilityBin(
        count: rows.count, meanProbability: probabilities[rows].reduce(0, +) / size,
        observedRate: Double(outcomes[rows].count { $0 }) / size)
    }
  }

  /// Expected calibration error: `Σ n_b/n · |mean probability − observed rate|` over bins of equal
  /// count.
  ///
  /// Nil without rows.
  package func calibrationError(bins: Int = 10) -> Double? {
    guard count > 0 else { return nil }
    let total = Double(count)
    return reliability(bins: bins).reduce(0) {
      $0 + Double($1.count) / total * abs($1.meanProbability - $1.observedRate)
    }
  }

  /// The line that a logistic refit on the log-odds gives: slope 1 and intercept 0 are perfect, a
  /// slope below 1 says that the probabilities are too far apart.
  ///
  /// Nil where it has no finite answer.
  package var calibrationLine: CalibrationLine? {
    CalibrationLine.fitted(logOdds: logOdds, outcomes: outcomes)
  }
}
