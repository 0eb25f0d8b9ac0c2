package import Lending

/// A book of loans, gathered loan by loan, and what it may lose and bring.
///
/// Of each loan a few numbers are kept and of all flows the sums, so that a book of any length fits.
package struct LoanBook: Sendable {
  private let correlation: AssetCorrelation
  private var names: [FactorName] = []
  private var amounts: [Double] = []
  /// Discounted loss of each loan if it defaults.
  private var losses: [Double] = []
  /// Undiscounted money that each loan brings less if it defaults.
  private var shortfalls: [Double] = []
  /// What comes in if every loan is repaid.
  private var repaid = BookFlow()
  /// How much less is expected, month by month.
  private var missing = BookFlow()
  private var kinds = KindTally()

  package init(correlation: AssetCorrelation) { self.correlation = correlation }

  package var count: Int { names.count }

  package mutating func add(_ loan: BookLoan) {
    let amount = loan.amount.amount
    precondition(amount > 0, "money in every loan")
    let outlook = loan.outlook
    names.append(
      FactorName(
        chance: outlook.chance,
        correlation: correlation.value(chanceInYear: outlook.chanceInYear)))
    amounts.append(amount)
    losses.append(amount * max(0, outlook.lossIfDefault))
    shortfalls.append(amount * max(0, outlook.shortfall))
    repaid.add(outlay: amount * outlook.outlay)
    repaid.add(outlook.ifRepaid, times: amount)
    missing.add(outlook.ifRepaid, times: amount * outlook.chance)
    missing.add(outlook.ifDefault, times: -amount * outlook.chance)
    kinds.add(loan, expectedLoss: amount * outlook.expectedLoss)
  }

  /// How bad the times are in which the book is shown: once in so many cases.
  package static let recessions = [20, 100]

  /// What the whole may lose and bring; nil for an empty book.
  package func outlook() -> BookOutlook? {
    let invested = amounts.reduce(0, +)
    guard invested > 0 else { return nil }
    let recursion = LossRecursion(names)
    let loss = recursion.distribution(of: losses)
    let cash = recursion.distribution(of: shortfalls)
    let expected = zip(names, losses).reduce(0) { $0 + $1.0.chance * $1.1 }
    return BookOutlook(
      loans: count, amount: Money(invested), averageChance: averageChance,
      loss: BookLoss(
        expected: Money(expected), volatility: Money(loss.modelDeviation),
        p50: Money(loss.quantile(0.5)), p90: Money(loss.quantile(0.9)),
        p99: Money(loss.quantile(0.99)), step: Money(loss.step),
        addedVolatility: loss.modelDeviation > 0
          ? max(0, loss.deviation / loss.modelDeviation - 1) : 0,
        bins: loss.bins(Self.drawnBins).map {
          OutlookBin(
            low: $0.low / invested * 100, high: $0.high / invested * 100, share: $0.share)
        }),
      returns: returns(cash),
      recessions: Self.recessions.map { recession(oneIn: $0, recursion) },
      diversification: diversification(loss, expected: expected),
      concentrations: kinds.concentrations(of: invested))
  }

  private var averageChance: Double {
    let weighted = zip(names, amounts).reduce(0) { $0 + $1.0.chance * $1.1 }
    return weighted / amounts.reduce(0, +)
  }

  private var expectedShortfall: Double {
    zip(names, shortfalls).reduce(0) { $0 + $1.0.chance * $1.1 }
  }

  /// Return a year where so much money is missing, spread as what is expected to be missing.
  private func annualReturn(missing money: Double) -> Rate? {
    let expected = expectedShortfall
    var flow = repaid
    if expected > 0 { flow.add(missing.months, times: -money / expected) }
    // Rounding may leave less than nothing in a month without money.
    return BookFlow(outlay: flow.outlay, months: flow.months.map { max(0, $0) }).annualReturn
  }

  private func returns(_ cash: LossDistribution) -> BookReturns {
    BookReturns(
      expected: annualReturn(missing: expectedShortfall),
      p10: annualReturn(missing: cash.quantile(0.9)),
      p50: annualReturn(missing: cash.quantile(0.5)),
      p90: annualReturn(missing: cash.quantile(0.1)),
      chanceOfLosingMoney: repaid.total < repaid.outlay
        ? 1 : cash.chance(above: repaid.total - repaid.outlay),
      bins: cash.bins(Self.drawnBins).reversed().compactMap { bin in
        // Where more is missing less is earned, so the ends change places.
        guard let low = annualReturn(missing: bin.high), let high = annualReturn(missing: bin.low)
        else { return nil }
        return OutlookBin(low: low.percent, high: high.percent, share: bin.share)
      })
  }

  private static let drawnBins = 24

  private func recession(oneIn cases: Int, _ recursion: LossRecursion) -> RecessionOutlook {
    let times = FactorName.times(oneIn: cases)
    return RecessionOutlook(
      oneIn: cases,
      averageChance: recursion.expected(amounts, times: times) / amounts.reduce(0, +),
      loss: Money(recursion.expected(losses, times: times)),
      annualReturn: annualReturn(missing: recursion.expected(shortfalls, times: times)))
  }

  private func diversification(_ loss: LossDistribution, expected: Double) -> Diversification {
    let invested = amounts.reduce(0, +)
    let chance = averageChance
    let equal = zip(losses, amounts).map { $0 / $1 * (invested / Double(count)) }
    let squares = amounts.reduce(0) { $0 + $1 * $1 }
    return Diversification(
      ofBook: loss.modelDeviation / invested,
      ofOneLoan: (chance * (1 - chance)).squareRoot() * expected / (chance * invested),
      ofEqualParts: LossRecursion(names).deviation(of: equal) / invested,
      ofTheTimes: loss.timesDeviation / invested, effectiveLoans: invested * invested / squares)
  }
}
