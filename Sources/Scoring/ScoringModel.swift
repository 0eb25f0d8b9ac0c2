package import Lending

/// A calibrated model of any kind that is ready to score.
package protocol ScoringModel: Sendable {
  var name: ModelName { get }
  /// SHA-256 of the pack's manifest.
  var digest: String { get }
  var features: [Feature] { get }
  var calibration: Calibration { get }
  /// Log-odds of the average applicant.
  var base: Double { get }

  /// The inputs of an application, unknown as not a number.
  func row(_ application: LoanApplication) -> [Float]

  /// Shown log-odds of a row of inputs, and their variance.
  func measured(_ row: [Float]) -> MeasuredScore
}

/// Shown log-odds and how sure they are.
package struct MeasuredScore: Sendable, Equatable {
  package let logOdds: Double
  /// Of the log-odds.
  package let variance: Double

  package init(logOdds: Double, variance: Double) {
    self.logOdds = logOdds
    self.variance = variance
  }

  package var probability: Probability { Probability(logOdds: logOdds) }
}

extension ScoringModel {
  /// The inputs of an application, unknown as not a number.
  package func row(_ application: LoanApplication) -> [Float] {
    features.map { $0.value(in: application) }
  }

  package func measured(_ application: LoanApplication) -> MeasuredScore {
    measured(row(application))
  }

  package func points(logOdds: Double) -> Int {
    calibration.points.score(logOdds: logOdds, base: base)
  }

  package func interval(_ score: MeasuredScore) -> ProbabilityInterval {
    calibration.interval(score)
  }
}
