internal import Lending

/// The returns of every path of a loan of one term and rate, the worst first.
///
/// They hang on term, rate, fees and recovery and not on the probability, so that a loan only brings
/// the probabilities of its events.
final class ReturnSheet: Sendable {
  /// Fractions a year, ascending.
  private let returns: [Double]
  /// Of each return, the place of its event and the share of the event's probability.
  private let events: [(place: Int, share: Double)]
  /// How many of the returns, from the first on, lose money.
  private let losing: Int

  /// Less than that is rounding.
  private static let nothing = 1e-11

  init(rate: Rate, months: Int, _ terms: LenderTerms) {
    let paths = LoanPaths(rate: rate, months: months, terms).paths
    let own = InternalRate.logFactor(nominal: rate)
    // Without fees, or with both alike, whatever is paid duly returns the rate itself.
    let isBare = terms.kept == terms.outlay
    let bare = InternalRate.annual(logFactor: own)
    var guess = own
    let solved = paths.enumerated().map { place, path in
      let isRepaid = path.event >= months
      if isRepaid { guess = own }
      let value = isRepaid && isBare ? bare : path.flow.annualReturn(from: &guess)
      return (place: place, value: value)
    }
    let sorted = solved.sorted { ($0.value, $0.place) < ($1.value, $1.place) }
    returns = sorted.map(\.value)
    events = sorted.map { (paths[$0.place].event, paths[$0.place].share) }
    losing = returns.prefix { $0 < -Self.nothing }.count
  }

  /// The spread of the returns under the probabilities of the events.
  func range(_ probabilities: UnsafeBufferPointer<Double>) -> ReturnRange {
    var marks = (p10: Double.nan, p50: Double.nan, p90: Double.nan)
    var (sum, mean, loss) = (0.0, 0.0, 0.0)
    for index in returns.indices {
      let before = sum
      let (place, share) = events[index]
      let chance = probabilities[place] * share
      sum += chance
      mean += chance * returns[index]
      if index < losing { loss = sum }
      if before < 0.1, sum >= 0.1 { marks.p10 = returns[index] }
      if before < 0.5, sum >= 0.5 { marks.p50 = returns[index] }
      if before < 0.9, sum >= 0.9 { marks.p90 = returns[index] }
    }
    func rate(_ fraction: Double) -> Rate { Rate(percent: fraction * 100) }
    return ReturnRange(
      p10: rate(marks.p10), p50: rate(marks.p50), p90: rate(marks.p90), mean: rate(mean),
      chanceOfLosingMoney: min(loss, 1))
  }

  /// Calls `body` with every return, a fraction a year that is exactly zero where it differs from it
  /// by rounding only, and its probability.
  func eachReturn(
    _ probabilities: UnsafeBufferPointer<Double>,
    _ body: (_ fraction: Double, _ chance: Double) -> Void
  ) {
    for index in returns.indices {
      let value = abs(returns[index]) <= Self.nothing ? 0 : returns[index]
      body(value, probabilities[events[index].place] * events[index].share)
    }
  }
}
