/// `evaluation.json` of a recovery pack: how well its expectations came true, on which loans.
package struct RecoveryReport: Codable, Sendable, Equatable {
  /// Loans of like expectation.
  package struct Tenth: Codable, Sendable, Equatable {
    package let loans: Int
    /// 0…1: mean expected and mean realised share of the balance.
    package let expected: Double
    package let realised: Double

    package init(loans: Int, expected: Double, realised: Double) {
      self.loans = loans
      self.expected = expected
      self.realised = realised
    }
  }

  /// What was measured on one set of charged-off loans.
  package struct Test: Codable, Sendable, Equatable {
    package let name: String
    package let loans: Int
    /// By name, as the manifest tells them.
    package let measures: [String: Double]
    /// From the least expectation on.
    package let tenths: [Tenth]

    package init(name: String, loans: Int, measures: [String: Double], tenths: [Tenth]) {
      self.name = name
      self.loans = loans
      self.measures = measures
      self.tenths = tenths
    }

    /// Whether the mean absolute error is no smaller than that of the mean share of the training loans.
    package var isWorseThanConstant: Bool {
      guard let error = measures[Self.error], let constant = measures[Self.constantError]
      else { return false }
      return error >= constant
    }

    private static let error = "Mean absolute error of the share"
    private static let constantError = "Mean absolute error of the constant mean"
  }

  package let tests: [Test]

  package init(tests: [Test]) { self.tests = tests }
}

extension RecoveryReport {
  /// Measures that the manifest does not repeat.
  private static let untold: Set<String> = [
    "Predicted gross recoveries", "Real gross recoveries", "Mean absolute error in money",
    "Mean absolute error in money of the constant mean", "AUC of any recovery",
  ]

  /// The numbers that the manifest repeats, in no order.
  package var metrics: [ModelMetric] {
    tests.flatMap { test in
      test.measures.filter { !Self.untold.contains($0.key) }.map {
        ModelMetric(name: $0.key, on: test.name, value: $0.value)
      }
    }
  }
}
