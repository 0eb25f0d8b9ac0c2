internal import Lending
internal import Pricing
internal import Tables

/// How many loans of one term defaulted, were paid back early or left in each month of the contract.
///
/// A loan defaults in the month of its first missed payment, which is when its balance stops
/// falling; the charge-off itself follows about five months later.
struct MonthlyCounts {
  private(set) var defaults: [Double]
  private(set) var prepaid: [Double]
  /// Loans that still ran before each month.
  let running: [Double]

  var count: Int { defaults.count }
  /// Loans that could be paid back early in each month: those that ran and did not default in it.
  var staying: [Double] { zip(running, defaults).map { $0 - $1 } }

  init(_ loans: [HistoricLoan], months: Int) {
    defaults = [Double](repeating: 0, count: months)
    prepaid = [Double](repeating: 0, count: months)
    var leaves = [Double](repeating: 0, count: months)
    for loan in loans {
      guard let month = Self.lastMonth(loan, months: months) else { continue }
      if loan.defaulted {
        defaults[month] += 1
      } else if loan.isResolved, month < months - 1 {
        // A payment in the last month is the contract's own end and no early one. A loan that still
        // runs was only followed until then.
        prepaid[month] += 1
      }
      leaves[month] += 1
    }
    var left = leaves.reduce(0, +)
    running = leaves.map { leaving in
      defer { left -= leaving }
      return left
    }
  }

  /// The month, counted from 0, in which a loan left: that of the first payment missed, or that of
  /// the last one made; nil without a month of issue.
  static func lastMonth(_ loan: HistoricLoan, months: Int) -> Int? {
    guard let issued = loan.issued else { return nil }
    let paid = (loan.cash?.lastPayment).map { $0.index - issued.index } ?? 0
    return min(max(loan.defaulted ? paid : paid - 1, 0), months - 1)
  }

  /// Hazards: events of the month over the loans that still ran before it.
  ///
  /// Half a default in a thousand loan-months is added so that no month is impossible, and each
  /// month takes the mean with its neighbours.
  var curves: TermCurves {
    let staying = staying
    var (defaultHazard, prepaymentHazard): ([Double], [Double]) = ([], [])
    for month in 0..<count {
      defaultHazard.append((defaults[month] + 0.0005) / (running[month] + 1))
      let stays = staying[month]
      prepaymentHazard.append(stays > 0 ? min(prepaid[month] / (stays + 1), 0.99) : 0)
    }
    return TermCurves(
      defaultHazard: Self.smoothed(defaultHazard), prepaymentHazard: Self.smoothed(prepaymentHazard)
    )
  }

  /// Hazards of a band of risk: those of the term, times how the band differs from it around the
  /// month, where few events of the band leave the term's own shape.
  func band(of term: TermCurves, centre: Double) -> BandCurves {
    BandCurves(
      centre: centre,
      defaultHazard: Self.drawn(term.defaultHazard, towards: defaults, of: running),
      prepaymentHazard: Self.drawn(term.prepaymentHazard, towards: prepaid, of: staying))
  }

  /// Expected events, in the window around a month, that count as much as what was observed.
  ///
  /// The mean of a gamma distribution around the term's shape with this many events, updated by
  /// Poisson counts. A band of one issue year has fewer events in a window than that, so its shape
  /// stays near the term's.
  private static let priorEvents = 60.0
  /// Months before and after that tell of a month.
  private static let reach = 3

  private static func drawn(
    _ hazard: [Double], towards events: [Double], of running: [Double]
  ) -> [Double] {
    let expected = zip(hazard, running).map { $0 * $1 }
    let (all, allExpected) = (events.reduce(0, +), expected.reduce(0, +))
    guard all > 0, allExpected > 0 else { return hazard }
    let level = all / allExpected
    return hazard.indices.map { month in
      let window = max(0, month - reach)...min(hazard.count - 1, month + reach)
      let seen = events[window].reduce(0, +)
      let usual = level * expected[window].reduce(0, +)
      let shape = (seen + priorEvents) / (usual + priorEvents)
      return min(hazard[month] * level * shape, 0.99)
    }
  }

  private static func smoothed(_ values: [Double]) -> [Double] {
    values.indices.map { index in
      let near = values[max(0, index - 1)...min(values.count - 1, index + 1)]
      return near.reduce(0, +) / Double(near.count)
    }
  }
}
