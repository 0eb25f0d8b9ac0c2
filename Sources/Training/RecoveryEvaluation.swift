internal import Lending
internal import Monitoring

/// How well forecasts of recoveries came true.
struct RecoveryEvaluation {
  let on: String
  let loans: Int
  /// Mean absolute error of the share of the balance, and that of the constant mean.
  let error: Double
  let baselineError: Double
  /// That of the constant median, which no other constant undercuts, and whose sum of money is wrong.
  let medianError: Double
  /// Of the share; below 0 where a constant would do better.
  let explained: Double
  /// Area under the curve of the chance of any recovery.
  let area: Double?
  /// Money: predicted and real gross recoveries, and what the constant mean share predicts.
  let predicted: Double
  let real: Double
  let baselinePredicted: Double
  /// Mean absolute error in money, and that of the constant mean share.
  let moneyError: Double
  let baselineMoneyError: Double
  /// Share of the loans whose realised share lay in its interval; nil where the intervals were still
  /// to be learned.
  let coverage: Double?
  let tenths: [RecoveryReport.Tenth]

  /// At least ten forecasts.
  init(
    _ forecasts: [RecoveryForecast], on: String, hasIntervals: Bool = true
  ) throws(TrainingError) {
    guard forecasts.count >= 10 else { throw .tooFewLoans(of: "charged-off loans to test on") }
    let count = Double(forecasts.count)
    func mean(_ value: (RecoveryForecast) -> Double) -> Double {
      forecasts.reduce(0) { $0 + value($1) } / count
    }
    let realised = mean { $0.loan.share }
    self.on = on
    loans = forecasts.count
    error = mean { abs($0.expected - $0.loan.share) }
    baselineError = mean { abs($0.baseline - $0.loan.share) }
    medianError = mean { abs($0.median - $0.loan.share) }
    let spread = mean { ($0.loan.share - realised) * ($0.loan.share - realised) }
    let missed = mean { ($0.loan.share - $0.expected) * ($0.loan.share - $0.expected) }
    explained = spread > 0 ? 1 - missed / spread : 0
    area =
      ScoredOutcomes(
        logOdds: forecasts.map { Probability(min(max($0.chance, 1e-9), 1 - 1e-9)).logOdds },
        outcomes: forecasts.map(\.loan.isAny))?.areaUnderCurve
    predicted = mean { $0.expected * $0.loan.owed } * count
    real = mean { $0.loan.recovered } * count
    baselinePredicted = mean { $0.baseline * $0.loan.owed } * count
    moneyError = mean { abs($0.expected * $0.loan.owed - $0.loan.recovered) }
    baselineMoneyError = mean { abs($0.baseline * $0.loan.owed - $0.loan.recovered) }
    coverage = !hasIntervals ? nil : mean { ($0.low...$0.high).contains($0.loan.share) ? 1 : 0 }
    let order = forecasts.sorted { $0.expected < $1.expected }
    tenths = (0..<10).map { part in
      let mine = order[order.count * part / 10..<order.count * (part + 1) / 10]
      let size = Double(max(mine.count, 1))
      return RecoveryReport.Tenth(
        loans: mine.count, expected: mine.reduce(0) { $0 + $1.expected } / size,
        realised: mine.reduce(0) { $0 + $1.loan.share } / size)
    }
  }

  var metrics: [ModelMetric] {
    func metric(_ name: String, _ value: Double) -> ModelMetric {
      ModelMetric(name: name, on: on, value: value)
    }
    return [
      metric("Mean absolute error of the share", error),
      metric("Mean absolute error of the constant mean", baselineError),
      metric("Mean absolute error of the constant median", medianError),
      metric("R² of the share", explained),
      metric("Predicted over real gross recoveries", real > 0 ? predicted / real : 0),
    ] + (coverage.map { [metric("Coverage of the 90 % interval", $0)] } ?? [])
  }

  /// For the pack.
  var report: RecoveryReport.Test {
    var measures = Dictionary(
      metrics.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    measures["Predicted gross recoveries"] = predicted
    measures["Real gross recoveries"] = real
    measures["Mean absolute error in money"] = moneyError
    measures["Mean absolute error in money of the constant mean"] = baselineMoneyError
    measures["AUC of any recovery"] = area
    return RecoveryReport.Test(name: on, loans: loans, measures: measures, tenths: tenths)
  }
}
