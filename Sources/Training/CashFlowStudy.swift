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

  /// Takes loans with every payment; only matured ones give hazards.
  init(_ loans: [HistoricLoan]) throws(TrainingError) {
    let terms = Dictionary(
      grouping: loans.filter { $0.isMatured && $0.isResolved && $0.cash != nil },
      by: \.application.termMonths)
    guard !terms.isEmpty else { throw .tooFewLoans(of: "matured loans with payments") }
    var curves: [String: TermCurves] = [:]
    for (months, loans) in terms { curves[String(months)] = Self.curves(loans, months: months) }
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

  /// Monthly hazards: events of the month over the loans that still ran before it.
  ///
  /// A loan defaults in the month of its first missed payment, which is when its balance stops
  /// falling; the charge-off itself follows about five months later. Half a default in a thousand
  /// loan-months is added so that no month is impossible, and each month takes the mean with its
  /// neighbours.
  private static func curves(_ loans: [HistoricLoan], months: Int) -> TermCurves {
    var defaults = [Double](repeating: 0, count: months)
    var prepaid = [Double](repeating: 0, count: months)
    var leaves = [Double](repeating: 0, count: months)
    for loan in loans {
      guard let issued = loan.issued else { continue }
      let paid = (loan.cash?.lastPayment).map { $0.index - issued.index } ?? 0
      if loan.defaulted {
        let month = min(max(paid, 0), months - 1)
        defaults[month] += 1
        leaves[month] += 1
      } else {
        let month = min(max(paid - 1, 0), months - 1)
        // A payment in the last month is the contract's own end and no early one.
        if month < months - 1 { prepaid[month] += 1 }
        leaves[month] += 1
      }
    }
    var running = leaves.reduce(0, +)
    var (defaultHazard, prepaymentHazard): ([Double], [Double]) = ([], [])
    for month in 0..<months {
      defaultHazard.append((defaults[month] + 0.0005) / (running + 1))
      let stays = running - defaults[month]
      prepaymentHazard.append(stays > 0 ? min(prepaid[month] / (stays + 1), 0.99) : 0)
      running -= leaves[month]
    }
    return TermCurves(
      defaultHazard: smoothed(defaultHazard), prepaymentHazard: smoothed(prepaymentHazard))
  }

  private static func smoothed(_ values: [Double]) -> [Double] {
    values.indices.map { index in
      let near = values[max(0, index - 1)...min(values.count - 1, index + 1)]
      return near.reduce(0, +) / Double(near.count)
    }
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
