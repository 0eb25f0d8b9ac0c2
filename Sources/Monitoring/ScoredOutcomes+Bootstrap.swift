package import Lending

/// How far a measure would move on another draw of as many loans.
extension ScoredOutcomes {
  /// The middle `confidence` share of `measure` over rows drawn with replacement (percentile
  /// bootstrap).
  ///
  /// Nil where the measure has no value on these rows.
  package func interval(
    of measure: @escaping (ScoredOutcomes) -> Double?, resamples: Int = 500,
    confidence: Double = 0.95, draws: inout SeededDraws
  ) -> MeasureInterval? {
    intervals(of: [measure], resamples: resamples, confidence: confidence, draws: &draws)[0]
  }

  /// The same for several measures on the same draws, in their order.
  package func intervals(
    of measures: [(ScoredOutcomes) -> Double?], resamples: Int = 500, confidence: Double = 0.95,
    draws: inout SeededDraws
  ) -> [MeasureInterval?] {
    guard count > 0 else { return measures.map { _ in nil } }
    var values: [[Double]] = measures.map { _ in [] }
    for _ in 0..<resamples {
      let redrawn = resampled(&draws)
      for (index, measure) in measures.enumerated() {
        // A draw without a single default has no AUC; it says nothing about the others.
        if let value = measure(redrawn) { values[index].append(value) }
      }
    }
    return zip(measures, values).map { measure, values in
      measure(self).flatMap { MeasureInterval($0, among: values.sorted(), confidence) }
    }
  }

  /// As many rows drawn with replacement, still in rising order.
  private func resampled(_ draws: inout SeededDraws) -> ScoredOutcomes {
    var times = [Int](repeating: 0, count: count)
    for _ in 0..<count { times[draws.index(below: count)] += 1 }
    var (x, p, y): ([Double], [Double], [Bool]) = ([], [], [])
    x.reserveCapacity(count)
    p.reserveCapacity(count)
    y.reserveCapacity(count)
    for row in 0..<count {
      for _ in 0..<times[row] {
        x.append(logOdds[row])
        p.append(probabilities[row])
        y.append(outcomes[row])
      }
    }
    return ScoredOutcomes(sorted: x, probabilities: p, outcomes: y)
  }
}

/// A measure with the range in which it would lie on other draws.
package struct MeasureInterval: Sendable, Equatable, Codable {
  package let value: Double
  package let low: Double
  package let high: Double
  /// 0.95: nineteen in twenty draws.
  package let confidence: Double

  package init(value: Double, low: Double, high: Double, confidence: Double) {
    self.value = value
    self.low = low
    self.high = high
    self.confidence = confidence
  }
}

extension MeasureInterval {
  /// The middle of sorted values; nil without any.
  fileprivate init?(_ value: Double, among sorted: [Double], _ confidence: Double) {
    guard !sorted.isEmpty else { return nil }
    let tail = (1 - confidence) / 2
    let last = Double(sorted.count - 1)
    self.init(
      value: value, low: sorted[Int((tail * last).rounded(.down))],
      high: sorted[Int(((1 - tail) * last).rounded(.up))], confidence: confidence)
  }
}
