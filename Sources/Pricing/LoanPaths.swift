internal import Lending

/// Every path that a loan of 1 can take, each with its money: default in a month with what comes
/// back of it, early repayment in a month, or payment to the end.
struct LoanPaths: Sendable {
  struct Path: Sendable {
    /// Place among the loan's events: a default in each month, then an early repayment in each month
    /// but the last, whose place is that of the loan paid to its end.
    let event: Int
    /// Share of the event's probability that falls to this path.
    let share: Double
    let flow: LevelFlow
  }

  let paths: [Path]

  init(rate: Rate, months: Int, _ terms: LenderTerms) {
    let balances = Annuity.balances(at: rate, months: months)
    let payment = Annuity.payment(of: Money(1), at: rate, months: months).amount
    let growth = 1 + rate.monthlyFraction
    func flow(payments: Int, last: Double, after: Double) -> LevelFlow {
      LevelFlow(
        outlay: terms.outlay, payment: payment * terms.kept, payments: payments, last: last,
        lastAfter: after)
    }
    var paths: [Path] = []
    for recovery in terms.recoveries {
      for month in 0..<months {
        paths.append(
          Path(
            event: month, share: recovery.chance,
            flow: flow(
              payments: month, last: balances[month] * recovery.share,
              after: Double(month + 1) + terms.recovery.lagMonths)))
      }
    }
    for month in 0..<(months - 1) {
      paths.append(
        Path(
          event: months + month, share: 1,
          flow: flow(
            payments: month, last: balances[month] * growth * terms.kept, after: Double(month + 1))
        ))
    }
    paths.append(
      Path(event: 2 * months - 1, share: 1, flow: flow(payments: months, last: 0, after: 0)))
    self.paths = paths
  }
}
