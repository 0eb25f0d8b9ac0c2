internal import Lending
internal import Pricing
internal import Tables

/// Predicted cash of loans that the curves did not learn from, beside the cash they brought.
struct CashFlowCheck {
  /// A quantity as predicted and as it came.
  struct Pair: Equatable {
    var predicted = 0.0
    var realised = 0.0
  }

  /// Which curves, and which loans.
  let on: String
  let termMonths: Int
  let loans: Int
  let defaults: Int
  /// Share of all loans that default, mean probability against what came.
  let defaulted: Pair
  /// Of the defaults, the share that falls into each year of the loan's life.
  let defaultsByYear: [Pair]
  /// Share of all loans paid back early in each year of life.
  let prepaidByYear: [Pair]
  /// Payments made until the loan ended, on average.
  let lifeMonths: Pair
  /// Balance at default, of the defaulted loans, as a share of their amounts.
  let exposure: Pair
  /// Unpaid principal minus net recoveries, undiscounted, as a share of all amounts lent.
  let loss: Pair
  /// The same with the probabilities scaled to the defaults that came: what the curves alone miss.
  let lossAtRealisedDefaults: Pair
  /// Mean −log of the share that the month of each default had been given, by the bands and by the
  /// curves of the average loan; lower is better.
  let timingError: Double
  let timingErrorWithoutBands: Double

  /// Nil where the curves do not know the term or no usable loan defaulted.
  init?(
    _ curves: CashFlowCurves, _ loans: [HistoricLoan], probabilities: [Double], termMonths: Int,
    on: String
  ) {
    precondition(probabilities.count == loans.count, "one probability a loan")
    guard let term = curves[termMonths: termMonths], let timing = TimingCurves(term),
      let average = TimingCurves(
        TermCurves(defaultHazard: term.defaultHazard, prepaymentHazard: term.prepaymentHazard))
    else { return nil }
    let years = (termMonths + 11) / 12
    let net = curves.recovery.grossShare * (1 - curves.recovery.feeShare)
    var tally = Tally(years: years)
    for (loan, probability) in zip(loans, probabilities)
    where loan.isMatured && loan.isResolved && loan.application.termMonths == termMonths
      && probability > 0 && probability < 1
    {
      guard let cash = loan.cash, let rate = loan.application.number(.interestRate),
        let last = MonthlyCounts.lastMonth(loan, months: termMonths)
      else { continue }
      let chance = Probability(probability)
      let spread = DefaultTiming(chance, over: timing)
      let balances = Annuity.balances(at: Rate(percent: rate), months: termMonths)
      tally.predict(spread, balances: balances, amount: cash.amount, net: net)
      tally.observe(loan, cash, last: last)
      if loan.defaulted {
        let pooled = DefaultTiming(chance, over: average).monthly
        tally.error -= Elementary.log(spread.monthly[last] / spread.monthly.reduce(0, +))
        tally.errorWithoutBands -= Elementary.log(pooled[last] / pooled.reduce(0, +))
      }
    }
    guard tally.defaults.realised > 0 else { return nil }
    let count = Double(tally.loans)
    let bad = tally.defaults.realised
    self.on = on
    self.termMonths = termMonths
    self.loans = tally.loans
    defaults = Int(bad)
    defaulted = tally.defaults.divided(by: count, count)
    let predictedBad = tally.defaults.predicted
    defaultsByYear = tally.defaultsByYear.map { $0.divided(by: predictedBad, bad) }
    prepaidByYear = tally.prepaidByYear.map { $0.divided(by: count, count) }
    lifeMonths = tally.months.divided(by: count, count)
    exposure = Pair(
      predicted: tally.exposure.predicted / tally.amountDefaulting.predicted,
      realised: tally.exposure.realised / tally.amountDefaulting.realised)
    loss = tally.loss.divided(by: tally.amount, tally.amount)
    lossAtRealisedDefaults = Pair(
      predicted: loss.predicted * tally.amountDefaulting.realised
        / tally.amountDefaulting.predicted, realised: loss.realised)
    timingError = tally.error / bad
    timingErrorWithoutBands = tally.errorWithoutBands / bad
  }

  private struct Tally {
    var loans = 0
    var amount = 0.0
    var defaults = Pair()
    var defaultsByYear: [Pair]
    var prepaidByYear: [Pair]
    var months = Pair()
    var exposure = Pair()
    var amountDefaulting = Pair()
    var loss = Pair()
    var error = 0.0
    var errorWithoutBands = 0.0

    init(years: Int) {
      defaultsByYear = Array(repeating: Pair(), count: years)
      prepaidByYear = defaultsByYear
    }

    mutating func predict(
      _ spread: DefaultTiming, balances: [Double], amount money: Double, net: Double
    ) {
      loans += 1
      amount += money
      var left = 1.0
      for (month, early) in spread.prepaid.enumerated() {
        let bad = spread.monthly[month]
        defaults.predicted += bad
        defaultsByYear[month / 12].predicted += bad
        prepaidByYear[month / 12].predicted += early
        // A loan that defaults in a month has not paid in it; one paid back early has.
        months.predicted += bad * Double(month) + early * Double(month + 1)
        exposure.predicted += bad * balances[month] * money
        amountDefaulting.predicted += bad * money
        loss.predicted += bad * balances[month] * money * (1 - net)
        left -= bad + early
      }
      months.predicted += left * Double(spread.monthly.count)
    }

    mutating func observe(_ loan: HistoricLoan, _ cash: RealisedCash, last: Int) {
      months.realised += Double(loan.defaulted ? last : last + 1)
      if loan.defaulted {
        defaults.realised += 1
        defaultsByYear[last / 12].realised += 1
        exposure.realised += cash.unpaidPrincipal
        amountDefaulting.realised += cash.amount
        loss.realised += cash.unpaidPrincipal - (cash.recoveries - cash.collectionFee)
      } else if last + 1 < loan.application.termMonths {
        prepaidByYear[last / 12].realised += 1
      }
    }
  }
}

extension CashFlowCheck.Pair {
  fileprivate func divided(by predictedBase: Double, _ realisedBase: Double) -> Self {
    Self(predicted: predicted / predictedBase, realised: realised / realisedBase)
  }
}
