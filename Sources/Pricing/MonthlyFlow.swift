package import Lending

/// What money lent brings each month: of one loan in expectation, or of many as it came.
package struct MonthlyFlow: Sendable {
  /// Paid out.
  package let outlay: Double
  /// Payments of each month after the servicing fee; those of month 0 come a month after the outlay.
  package let payments: [Double]
  /// What comes back of the defaults of each month, `lag` months later.
  package let recoveries: [Double]
  package let lag: Double

  package init(outlay: Double, payments: [Double], recoveries: [Double], lag: Double) {
    precondition(payments.count == recoveries.count, "both by month")
    self.outlay = outlay
    self.payments = payments
    self.recoveries = recoveries
    self.lag = lag
  }

  /// A loan of 1 in expectation over its paths.
  init(_ timing: DefaultTiming, rate: Rate, balances: [Double], _ terms: LenderTerms) {
    let payment = Annuity.payment(of: Money(1), at: rate, months: balances.count).amount
    let growth = 1 + rate.monthlyFraction
    let prepaid = timing.prepaid
    outlay = terms.outlay
    lag = terms.recovery.lagMonths
    payments = balances.indices.map { month in
      let duly = timing.survival[month] - timing.monthly[month] - prepaid[month]
      return terms.kept * (duly * payment + prepaid[month] * balances[month] * growth)
    }
    let net = terms.netRecovery
    recoveries = balances.indices.map { timing.monthly[$0] * balances[$0] * net }
  }

  /// All that comes in, undiscounted.
  package var total: Double { payments.reduce(0, +) + recoveries.reduce(0, +) }

  /// Value today of all that comes in, at a nominal rate a year.
  package func value(discount: Rate) -> Double {
    parts(InternalRate.logFactor(nominal: discount)).value
  }

  /// `(1 + monthly)^12 − 1` of the internal rate of return; nil where nothing comes in.
  package var annualReturn: Rate? {
    guard payments.contains(where: { $0 > 0 }) || recoveries.contains(where: { $0 > 0 }) else {
      return nil
    }
    let logFactor = InternalRate.logFactor(outlay: outlay, from: 0) { parts($0) }
    return Rate(percent: InternalRate.annual(logFactor: logFactor) * 100)
  }

  private func parts(_ logFactor: Double) -> (value: Double, weighted: Double) {
    let x = Elementary.exp(logFactor)
    let later = Elementary.exp(lag * logFactor)
    var (value, weighted, power) = (0.0, 0.0, 1.0)
    for month in payments.indices {
      power *= x
      let (paid, back) = (payments[month] * power, recoveries[month] * power * later)
      value += paid + back
      weighted += Double(month + 1) * (paid + back) + lag * back
    }
    return (value, weighted)
  }
}
