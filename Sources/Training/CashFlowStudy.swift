internal import Lending
internal import Pricing
internal import Tables

/// When loans of the past defaulted or were paid back early, and what came back afterwards.
struct CashFlowStudy {
  let curves: CashFlowCurves
  /// Loans behind each term's curves.
  let loans: [Int: Int]
  /// Charged-off loans behind the recovery share and its delay.
  let chargedOff: Int

  /// How early repayment moves with the year of issue; nil where no loans tell.
  let pace: RepaymentPace?

  /// Bands of risk behind each term's curves, from the lowest; none where loans are too few.
  let bands: [Int: [RiskTiers.Band]]

  /// How closely the expected loss is looked at for a place where it falls, in log-odds.
  private static let scanStep = 0.05

  /// Takes loans with every payment, without any difference by risk.
  init(_ loans: [HistoricLoan]) throws(TrainingError) {
    try self.init(loans, probabilities: Array(repeating: .nan, count: loans.count))
  }

  /// Takes loans with every payment; only matured ones give hazards.
  ///
  /// - Parameters:
  ///   - probabilities: lifetime probability of default of each loan by a model that did not learn
  ///     from it; not a number where there is none, which leaves the loan out of the bands.
  ///   - followed: further loans of which only the pace of early repayment is taken, by their year
  ///     of issue; resolved or still running.
  init(
    _ loans: [HistoricLoan], probabilities: [Double], followed: [HistoricLoan] = []
  ) throws(TrainingError) {
    precondition(probabilities.count == loans.count, "one probability a loan")
    let usable = zip(loans, probabilities).filter {
      $0.0.isMatured && $0.0.isResolved && $0.0.cash != nil
    }
    let terms = Dictionary(grouping: usable) { $0.0.application.termMonths }
    guard !terms.isEmpty else { throw .tooFewLoans(of: "matured loans with payments") }
    pace = terms[RepaymentPace.termMonths].flatMap { usual in
      let loans = usual.map(\.0)
      return RepaymentPace(
        average: MonthlyCounts(loans, months: RepaymentPace.termMonths).curves, loans + followed)
    }
    var curves: [String: TermCurves] = [:]
    var bands: [Int: [RiskTiers.Band]] = [:]
    for (months, loans) in terms {
      let average = MonthlyCounts(loans.map(\.0), months: months).curves
      let factor = pace?.factor(over: loans.map(\.0)) ?? 1
      let tiers = RiskTiers(loans.map { (loan: $0.0, probability: $0.1) }).bands
      bands[months] = tiers
      let all = TermCurves(
        defaultHazard: average.defaultHazard, prepaymentHazard: average.prepaymentHazard,
        bands: tiers.isEmpty
          ? nil
          : tiers.map {
            MonthlyCounts($0.loans, months: months).band(of: average, centre: $0.centre)
          }
      ).repaying(factor)
      curves[String(months)] = all
      guard let timing = TimingCurves(all),
        tiers.isEmpty || timing.lossNeverFalls(step: Self.scanStep)
      else {
        throw .checkFailed(
          "the expected loss of \(months) months falls somewhere as the probability rises")
      }
    }
    self.bands = bands
    self.loans = terms.mapValues(\.count)
    let bad = loans.filter(\.defaulted).compactMap(\.cash)
    chargedOff = bad.count
    let owed = bad.reduce(0) { $0 + $1.unpaidPrincipal }
    let back = bad.reduce(0) { $0 + $1.recoveries }
    guard owed > 0, back > 0 else { throw .tooFewLoans(of: "charged-off loans with recoveries") }
    let fee = bad.reduce(0) { $0 + $1.collectionFee } / back
    self.curves = CashFlowCurves(
      terms: curves,
      recovery: RecoveryCurve(
        grossShare: min(back / owed, 1), feeShare: min(fee, 1), lagMonths: Self.lag(bad)))
  }

  /// Months from the last payment to the average recovery, from how the recovered share of loans
  /// grows with the time since they stopped paying, in steps of six months.
  ///
  /// A step without loans counts as nothing recovered, so the answer is an upper bound: a file drawn
  /// up long after its loans ended cannot show what came in the first months.
  private static func lag(_ loans: [RealisedCash]) -> Double {
    let step = 6
    let steps = 8
    var owed = [Double](repeating: 0, count: steps)
    var back = [Double](repeating: 0, count: steps)
    // Totals are those of the day on which the file was drawn up, the latest that any row speaks of.
    guard let seen = loans.compactMap(\.seenUntil).max() else { return 0 }
    for loan in loans {
      guard let stopped = loan.lastPayment else { continue }
      let age = min((seen.index - stopped.index) / step, steps - 1)
      owed[age] += loan.unpaidPrincipal
      back[age] += loan.recoveries
    }
    let shares = Self.rising(zip(back, owed).map { ($0, $1) })
    guard let last = shares.last, last > 0 else { return 0 }
    return shares.reduce(0) { $0 + Double(step) * (1 - $1 / last) }
  }

  /// Ratios pooled with their neighbours until they rise: what came back never goes away again.
  private static func rising(_ parts: [(back: Double, owed: Double)]) -> [Double] {
    var pools: [(back: Double, owed: Double, size: Int)] = []
    func share(_ pool: (back: Double, owed: Double, size: Int)) -> Double {
      pool.owed > 0 ? pool.back / pool.owed : 0
    }
    for part in parts {
      pools.append((part.back, part.owed, 1))
      while pools.count > 1, share(pools[pools.count - 2]) >= share(pools[pools.count - 1]) {
        let last = pools.removeLast()
        let previous = pools.removeLast()
        pools.append(
          (previous.back + last.back, previous.owed + last.owed, previous.size + last.size))
      }
    }
    return pools.flatMap { Array(repeating: share($0), count: $0.size) }
  }
}

extension TermCurves {
  private static let highestHazard = 0.99

  /// The same with each hazard of early repayment times a factor.
  fileprivate func repaying(_ factor: Double) -> TermCurves {
    func scaled(_ hazards: [Double]) -> [Double] {
      hazards.map { min($0 * factor, Self.highestHazard) }
    }
    return TermCurves(
      defaultHazard: defaultHazard, prepaymentHazard: scaled(prepaymentHazard),
      bands: bands?.map {
        BandCurves(
          centre: $0.centre, defaultHazard: $0.defaultHazard,
          prepaymentHazard: scaled($0.prepaymentHazard))
      })
  }
}
