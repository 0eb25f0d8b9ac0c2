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

  package init(
    cutOff: Double, resamples: Int, tests: [TestMeasures], segments: [SegmentTable],
    baselines: [BaselineComparison], selection: [SelectionLine]
  ) {
    self.cutOff = cutOff
    self.resamples = resamples
    self.tests = tests
    self.segments = segments
    self.baselines = baselines
    self.selection = selection
  }

  private enum CodingKeys: String, CodingKey {
    case cutOff = "cut_off"
    case resamples, tests, segments, baselines, selection
  }
}

extension EvaluationReport {
  /// The measures on the set of that name.
  package func test(_ name: String) -> TestMeasures? { tests.first { $0.name == name } }

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
