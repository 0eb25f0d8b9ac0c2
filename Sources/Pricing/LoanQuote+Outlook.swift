package import Lending

extension LoanQuote {
  /// What becomes of a loan of one unit of money, after the fees of the policy.
  ///
  /// Who defaults in a month has paid until then, and what comes back of the balance comes in after
  /// the lag of the curves; a lag between two months is shared by both.
  package func outlook(_ probability: Probability) -> LoanOutlook {
    let timing = DefaultTiming(probability, over: term.money.curves)
    let prepaid = timing.prepaid
    let months = timing.monthly.count
    let payment = Annuity.payment(of: Money(1), at: rate, months: months).amount
    let growth = 1 + rate.monthlyFraction
    let chance = timing.monthly.reduce(0, +)
    let terms = term.terms
    let recovery = terms.recovery
    let wholeLag = Int(recovery.lagMonths.rounded(.down))
    let restLag = recovery.lagMonths - Double(wholeLag)
    var all = [Double](repeating: 0, count: months + wholeLag + 1)
    var bad = all
    var defaultsLater = chance
    for month in 0..<months {
      let defaults = timing.monthly[month]
      defaultsLater = max(0, defaultsLater - defaults)
      let duly = timing.survival[month] - defaults - prepaid[month]
      all[month] += terms.kept * (duly * payment + prepaid[month] * balances[month] * growth)
      bad[month] += terms.kept * defaultsLater * payment
      let back = defaults * balances[month] * terms.netRecovery
      for (place, share) in [(month + wholeLag, 1 - restLag), (month + wholeLag + 1, restLag)]
      where share > 0 {
        all[place] += share * back
        bad[place] += share * back
      }
    }
    let good = zip(all, bad).map { max(0, $0 - $1) / (1 - chance) }
    return LoanOutlook(
      outlay: terms.outlay, chance: chance, chanceInYear: timing.monthly.prefix(12).reduce(0, +),
      lossIfDefault: expectedLossShare(probability).fraction / chance, ifRepaid: good,
      ifDefault: bad.map { $0 / chance })
  }
}
