internal import Lending
internal import Monitoring
internal import Packs
internal import Scoring

/// How well a model does on some loans, with the range on other draws of as many.
struct Evaluation {
  let on: String
  let loans: Int
  let defaults: Int
  let areaUnderCurve: MeasureInterval
  let kolmogorovSmirnov: MeasureInterval
  let brier: MeasureInterval
  let logLoss: MeasureInterval
  let calibrationError: MeasureInterval
  let meanProbability: MeasureInterval
  let observedRate: MeasureInterval
  let line: CalibrationLine
  let reliability: [ScoredOutcomes.ReliabilityBin]

  private static let resamples = 200

  init(_ scored: ScoredOutcomes, on rows: String, seed: UInt64) throws(TrainingError) {
    let measures: [(ScoredOutcomes) -> Double?] = [
      \.areaUnderCurve, \.kolmogorovSmirnov, \.brierScore, \.logLoss, { $0.calibrationError() },
      \.meanProbability, \.observedRate,
    ]
    var draws = SeededDraws(seed: seed)
    let intervals = scored.intervals(of: measures, resamples: Self.resamples, draws: &draws)
      .compactMap { $0 }
    guard intervals.count == measures.count else { throw .tooFewLoans(of: rows) }
    guard let line = scored.calibrationLine else { throw .tooFewLoans(of: rows) }
    on = rows
    loans = scored.count
    defaults = scored.defaults
    areaUnderCurve = intervals[0]
    kolmogorovSmirnov = intervals[1]
    brier = intervals[2]
    logLoss = intervals[3]
    calibrationError = intervals[4]
    meanProbability = intervals[5]
    observedRate = intervals[6]
    self.line = line
    reliability = scored.reliability()
  }

  /// A model's answer for each loan.
  init(
    _ model: any ScoringModel, _ loans: [HistoricLoan], on rows: String, seed: UInt64
  ) throws(TrainingError) {
    let scored = ScoredOutcomes(
      logOdds: loans.map { model.measured($0.application).logOdds },
      outcomes: loans.map(\.defaulted))
    guard let scored else { throw .checkFailed("a score on \(rows) is not a number") }
    try self.init(scored, on: rows, seed: seed)
  }

  var metrics: [ModelMetric] {
    func metric(_ name: String, _ measure: MeasureInterval) -> ModelMetric {
      ModelMetric(
        name: name, on: on, value: measure.value, low: measure.low, high: measure.high)
    }
    return [
      metric("auc", areaUnderCurve), metric("ks", kolmogorovSmirnov), metric("brier", brier),
      metric("log_loss", logLoss), metric("ece", calibrationError),
      metric("mean_probability", meanProbability), metric("observed_rate", observedRate),
      ModelMetric(name: "calibration_slope", on: on, value: line.slope),
      ModelMetric(name: "calibration_intercept", on: on, value: line.intercept),
    ]
  }
}
