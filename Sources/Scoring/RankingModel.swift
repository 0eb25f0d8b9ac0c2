package import Lending

/// A challenger that ranks and is calibrated, but whose reasons are not told.
///
/// Forests, full trees and nets look at many inputs at once. They measure what explaining costs, and
/// score beside the champion; no decision rests on them alone.
package struct RankingModel: ScoringModel {
  package let name: ModelName
  package let digest: String
  package let features: [Feature]
  package let calibration: Calibration
  package let base: Double
  package let function: LearnedFunction
  /// The same sums as the function's, many times faster; nil where it has no trees.
  private let engine: TreeEngine?

  /// The calibration has one centre, the function's average, and no variances of bins: the vintage
  /// variance stands for all of it.
  package init(
    name: ModelName, digest: String, features: [Feature], function: LearnedFunction,
    calibration: Calibration
  ) throws(ScoringError) {
    guard features.count == function.inputCount else { throw .mismatch("number of inputs") }
    guard calibration.centres.count == 1, calibration.variances.isEmpty else {
      throw .mismatch("the calibration is that of a sum")
    }
    guard calibration.isSound else { throw .mismatch("numbers of the calibration") }
    self.name = name
    self.digest = digest
    self.features = features
    self.calibration = calibration
    self.function = function
    if case .trees(let ensemble) = function { engine = TreeEngine(ensemble) } else { engine = nil }
    base = calibration.intercept + calibration.slope * calibration.centres[0]
  }

  package func measured(_ row: [Float]) -> MeasuredScore {
    let sum = engine?.logOdds(row: row) ?? function.logOdds(row)
    return MeasuredScore(
      logOdds: calibration.intercept + calibration.slope * sum,
      variance: calibration.vintageVariance)
  }
}
