/// `evaluation.json` of a pack: how well its model does, on which loans, beside what.
///
/// Every number was computed by the command that wrote the pack.
package struct EvaluationReport: Sendable, Equatable, Codable {
  /// Probability from which a default counts as foretold, for accuracy and the like.
  package let cutOff: Double
  /// Draws of each bootstrap interval.
  package let resamples: Int
  /// Test sets first, then cross-validation.
  package let tests: [TestMeasures]
  package let segments: [SegmentTable]
  package let baselines: [BaselineComparison]
  /// Every recipe that took part in the selection, in the plan's order.
  package let selection: [SelectionLine]
  /// Money foretold beside what came; nil for a product without payments, for a challenger, and in
  /// packs of before it was measured.
  package let returns: [ReturnEvidence]?

  package init(
    cutOff: Double, resamples: Int, tests: [TestMeasures], segments: [SegmentTable],
    baselines: [BaselineComparison], selection: [SelectionLine],
    returns: [ReturnEvidence]? = nil
  ) {
    self.cutOff = cutOff
    self.resamples = resamples
    self.tests = tests
    self.segments = segments
    self.baselines = baselines
    self.selection = selection
    self.returns = returns
  }

  private enum CodingKeys: String, CodingKey {
    case cutOff = "cut_off"
    case resamples, tests, segments, baselines, selection, returns
  }
}

extension EvaluationReport {
  /// The measures on the set of that name.
  package func test(_ name: String) -> TestMeasures? { tests.first { $0.name == name } }

  /// The same with what was found of the money.
  package func telling(_ returns: [ReturnEvidence]) -> EvaluationReport {
    EvaluationReport(
      cutOff: cutOff, resamples: resamples, tests: tests, segments: segments,
      baselines: baselines, selection: selection, returns: returns)
  }

  /// The numbers that the manifest repeats.
  package var metrics: [ModelMetric] {
    tests.flatMap { test in
      Measure.allCases.compactMap { measure in
        test[measure].map {
          ModelMetric(
            name: measure.rawValue, on: test.name, value: $0.value, low: $0.low, high: $0.high)
        }
      }
    }
  }
}
