package import Lending

/// How far the measures would move on another draw of as many loans.
extension ScoredOutcomes {
  /// The measures that have a value on these rows, each with the middle `confidence` share of its
  /// values over loans drawn with replacement (percentile bootstrap; of a calibration error moved
  /// back by the noise that each draw adds).
  ///
  /// - Parameter cutOff: see `value(of:cutOff:)`.
  package func intervals(
    of measures: [Measure] = Measure.allCases, cutOff: Double? = nil, resamples: Int = 200,
    confidence: Double = 0.95,
    draws: inout SeededDraws
  ) -> [Measure: MeasureInterval] {
    redrawn(measures, cutOff, resamples, confidence, &draws).measures
  }

  /// The same with the gains by tenths, from the riskiest on; empty without a default.
  package func intervalsAndGains(
    cutOff: Double? = nil, resamples: Int = 200, confidence: Double = 0.95,
    draws: inout SeededDraws
  ) -> (measures: [Measure: MeasureInterval], gains: [GainLine]) {
    redrawn(Measure.allCases, cutOff, resamples, confidence, &draws)
  }

  /// One measure with its interval.
  package func interval(
    of measure: Measure, cutOff: Double? = nil, resamples: Int = 200, confidence: Double = 0.95,
    draws: inout SeededDraws
  ) -> MeasureInterval? {
    redrawn([measure], cutOff, resamples, confidence, &draws).measures[measure]
  }

  private func redrawn(
    _ wanted: [Measure], _ cutOff: Double?, _ resamples: Int, _ confidence: Double,
    _ draws: inout SeededDraws
  ) -> (measures: [Measure: MeasureInterval], gains: [GainLine]) {
    guard count > 0 else { return ([:], []) }
    let redraws = MeasureRedraws(self, wanted, cutOff: cutOff)
    let values = (0..<resamples).map { _ in redraws.values(RowDraws.times(groups, &draws)) }
    var measures: [Measure: MeasureInterval] = [:]
    for (position, measure) in Measure.allCases.enumerated()
    where wanted.contains(measure) {
      // A draw without a single default has no AUC; it says nothing about the others.
      let known = values.map { $0.measures[position] }.filter { !$0.isNaN }
      measures[measure] = value(of: measure, cutOff: cutOff).flatMap {
        measure == .calibrationError
          ? MeasureInterval(raisedByNoise: $0, among: known, confidence)
          : MeasureInterval($0, among: known, confidence)
      }
    }
    return (measures, gains(values.map(\.captured), confidence))
  }

  private func gains(_ redrawn: [[Double]], _ confidence: Double) -> [GainLine] {
    let tenths = MeasureRedraws.tenths
    guard defaults > 0, count >= tenths else { return [] }
    var held = 0
    return (1...tenths).compactMap { tenth in
      let rows = (tenths - tenth) * count / tenths..<(tenths - tenth + 1) * count / tenths
      let own = outcomes[rows].count { $0 }
      held += own
      let known = redrawn.map { $0[tenth - 1] }.filter { !$0.isNaN }
      let share = Double(count - rows.lowerBound) / Double(count)
      guard
        let captured = MeasureInterval(
          Double(held) / Double(defaults), among: known, confidence)
      else { return nil }
      return GainLine(
        tenth: tenth, loans: rows.count, defaults: own, captured: captured,
        lift: MeasureInterval(
          value: captured.value / share, low: captured.low / share, high: captured.high / share,
          confidence: confidence))
    }
  }
}
