internal import Lending

/// The rate of a loan at which its expected flows return the lender's floor.
///
/// The chance of default stays what it is: the rate moves the cash flow only. A dearer loan brings
/// more on every path, so halving finds the rate.
struct BreakEven {
  private let outlay: Double
  /// What a payment of 1 in each month, while the loan is duly paid, is worth at the floor.
  private let duly: Double
  /// What a balance of 1 is worth at the floor that is paid back early, or defaults, in a month.
  private let prepaid: [Double]
  private let defaulted: [Double]

  /// In percent a year.
  private static let precision = 1e-6

  init(_ timing: DefaultTiming, _ terms: LenderTerms) {
    outlay = terms.outlay
    let logFactor = InternalRate.logFactor(annual: terms.returnFloor)
    let factor = Elementary.exp(logFactor)
    let back = terms.netRecovery * Elementary.exp(terms.recovery.lagMonths * logFactor)
    let early = timing.prepaid
    var (duly, power) = (0.0, 1.0)
    var (prepaid, defaulted) = ([Double](), [Double]())
    for month in early.indices {
      power *= factor
      let bad = timing.monthly[month]
      duly += terms.kept * power * (timing.survival[month] - bad - early[month])
      prepaid.append(terms.kept * power * early[month])
      defaulted.append(back * power * bad)
    }
    self.duly = duly
    self.prepaid = prepaid
    self.defaulted = defaulted
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

  /// Whether the flows are worth the outlay at the floor.
  private func isEnough(_ rate: Rate) -> Bool {
    let payment = Annuity.payment(of: Money(1), at: rate, months: prepaid.count).amount
    let growth = 1 + rate.monthlyFraction
    var value = duly * payment
    var balance = 1.0
    for month in prepaid.indices {
      value += balance * (prepaid[month] * growth + defaulted[month])
      balance = max(0, balance * growth - payment)
    }
    return value >= outlay
  }
}
