internal import Lending
internal import Scoring

/// A loan's forecast beside what came.
struct RecoveryForecast: Sendable {
  let loan: RecoveryLoan
  let chance: Double
  let expected: Double
  let low: Double
  let high: Double
  let baseline: Double
  let median: Double

  init(_ loan: RecoveryLoan, _ fit: RecoveryFit) {
    self.loan = loan
    // The facts are in the loan already; months paid came without the two fields behind it.
    let found = fit.model.recovery(of: loan.application)
    chance = found.chanceOfAny
    expected = found.expectedShare
    low = found.low
    high = found.high
    baseline = fit.meanShare
    median = fit.medianShare
  }

  /// Tenths of the loans by expected share, with the 5th and 95th of a hundred shares in each.
  static func tenths(_ forecasts: [RecoveryForecast]) -> [RecoveryCalibration.Tenth] {
    let order = forecasts.sorted { $0.expected < $1.expected }
    return (0..<10).map { part in
      let mine = order[order.count * part / 10..<order.count * (part + 1) / 10]
      let shares = mine.map(\.loan.share).sorted()
      func at(_ level: Double) -> Double {
        shares.isEmpty ? 0 : shares[min(Int(level * Double(shares.count)), shares.count - 1)]
      }
      let next = order.count * (part + 1) / 10
      return RecoveryCalibration.Tenth(
        below: part < 9 && next < order.count ? order[next].expected : nil, low: at(0.05),
        high: at(0.95))
    }
  }
}
