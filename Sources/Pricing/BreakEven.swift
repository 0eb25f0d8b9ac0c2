internal import Lending

/// The rate of a loan at which its expected flows return the lender's floor.
///
/// The chance of default stays what it is: the rate moves the cash flow only. A dearer loan brings
/// more on every path, so halving finds the rate.
struct BreakEven {
  private let timing: DefaultTiming
  private let terms: LenderTerms

  /// In percent a year.
  private static let precision = 1e-6

  init(_ timing: DefaultTiming, _ terms: LenderTerms) {
    self.timing = timing
    self.terms = terms
  }

  /// Nil where not even the highest rate brings the floor; 0 where no interest is needed.
  func rate(upTo highest: Rate) -> Rate? {
    guard isEnough(highest) else { return nil }
    if isEnough(Rate(percent: 0)) { return Rate(percent: 0) }
    var (low, high) = (0.0, highest.percent)
    while high - low > Self.precision {
      let middle = (low + high) / 2
      if isEnough(Rate(percent: middle)) { high = middle } else { low = middle }
    }
    return Rate(percent: high)
  }

  private func isEnough(_ rate: Rate) -> Bool {
    let balances = Annuity.balances(at: rate, months: timing.monthly.count)
    let flow = MonthlyFlow(timing, rate: rate, balances: balances, terms)
    return flow.value(logFactor: InternalRate.logFactor(annual: terms.returnFloor)) >= terms.outlay
  }
}
