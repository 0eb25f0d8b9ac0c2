internal import Lending
internal import Pricing
internal import Tables

/// One loan of the past: what was foretold of a unit lent, and what came of it.
struct PastMoney {
  let amount: Double
  let termMonths: Int
  let year: Int
  let defaulted: Bool
  let probability: Double
  let rate: Double
  /// 1 the best; nil where the lender gave none.
  let grade: Double?
  let predicted: MonthlyFlow
  /// Mean return over the paths, in percent a year.
  let predictedMean: Double
  let realised: MonthlyFlow
  /// In percent a year; −100 where nothing came.
  let realisedReturn: Double
  /// The month, counted from 0, in which the loan left.
  let last: Int
  /// Share still paying as each month begins, as foretold.
  let paying: [Double]

  /// Nil for a loan whose end, payments or rate are not known.
  init?(_ loan: HistoricLoan, probability: Double, _ pricer: PolicyPricer) {
    guard loan.isMatured, loan.isResolved, probability > 0, probability < 1,
      let cash = loan.cash, let total = cash.total, cash.amount > 0, let issued = loan.issued,
      let rate = loan.application.number(.interestRate),
      let quote = pricer.quote(loan.application),
      let last = MonthlyCounts.lastMonth(loan, months: loan.application.termMonths)
    else { return nil }
    let chance = Probability(probability)
    amount = cash.amount
    termMonths = loan.application.termMonths
    year = issued.year
    defaulted = loan.defaulted
    self.probability = probability
    self.rate = rate
    grade = loan.application.choice(.grade).flatMap { RiskCodes.grades[$0] }.map(Double.init)
    predicted = quote.expectedFlow(chance)
    predictedMean = quote.returns(chance).mean.percent
    paying = quote.paying(chance)
    self.last = last
    let payments = Self.payments(
      (total - cash.recoveries) / cash.amount, defaulted: loan.defaulted, last: last,
      months: termMonths,
      due: Annuity.payment(of: Money(1), at: Rate(percent: rate), months: termMonths).amount)
    var recoveries = [Double](repeating: 0, count: termMonths)
    if loan.defaulted {
      recoveries[last] = max(0, cash.recoveries - cash.collectionFee) / cash.amount
    }
    realised = MonthlyFlow(
      outlay: 1, payments: payments, recoveries: recoveries, lag: predicted.lag)
    realisedReturn = realised.annualReturn?.percent ?? -100
  }

  /// Payments by month from their sum and the month of the last one: the files hold no more.
  ///
  /// A loan that defaulted paid evenly until then; one that was repaid paid what was due and the rest
  /// at its end, or evenly where it paid less than that.
  private static func payments(
    _ sum: Double, defaulted: Bool, last: Int, months: Int, due: Double
  ) -> [Double] {
    var payments = [Double](repeating: 0, count: months)
    let sum = max(0, sum)
    // The month in which a loan defaults is that of the first payment missed.
    let paid = max(defaulted ? last : last + 1, 1)
    let rest = sum - due * Double(paid - 1)
    if defaulted || rest < 0 {
      for month in 0..<paid { payments[month] = sum / Double(paid) }
    } else {
      for month in 0..<(paid - 1) { payments[month] = due }
      payments[paid - 1] = rest
    }
    return payments
  }
}
