internal import Lending

/// How far the probabilities lie from what happened.
extension ScoredOutcomes {
  /// `Σ (p − y)² / n`, with `y` 1 for a default.
  ///
  /// Nil without rows.
  package var brierScore: Double? {
    guard count > 0 else { return nil }
    var sum = 0.0
    for (probability, outcome) in zip(probabilities, outcomes) {
      let miss = outcome ? 1 - probability : probability
      sum += miss * miss
    }
    return sum / Double(count)
  }

  /// `−Σ (y · ln p + (1 − y) · ln(1 − p)) / n`, in nats.
  ///
  /// Nil without rows.
  package var logLoss: Double? {
    guard count > 0 else { return nil }
    var sum = 0.0
    for (x, outcome) in zip(logOdds, outcomes) {
      // ln(1 + e^−x) loses nothing where p is so close to 0 or 1 that it rounds to it.
      let towards = outcome ? -x : x
      sum += max(towards, 0) + Elementary.log(1 + Elementary.exp(-abs(x)))
    }
    return sum / Double(count)
  }
}
