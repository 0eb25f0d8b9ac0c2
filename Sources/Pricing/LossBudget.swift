internal import Lending

/// Tells whether the expected loss of a loan is within a budget, mostly without solving for it.
///
/// The loss of one band rises with the probability and with the rate: a higher exponent brings every
/// default forward, and a dearer loan is paid back later. So between two probabilities it lies
/// between its values at both, and the mix of two bands between the extremes of both. That gives
/// for each rate a probability up to which the loss is surely within the budget, and one from which it
/// is surely above; what lies between them is solved.
struct LossBudget: Sendable {
  /// By rate: log-odds up to which the loss is within the budget, and from which it is above.
  private let within: [Double]
  private let above: [Double]

  /// In percent a year.
  private static let rateStep = 2.0
  private static let rates = (0...20).map { Double($0) * rateStep }
  /// Log-odds of the first look, and into how many parts an undecided piece of it is cut.
  private static let step = 0.25
  private static let parts = 16
  /// Losses are solved to thirteen digits.
  private static let tolerance = 1e-9

  /// Log-odds between which one mix of two bands stands, with the losses of both at either end.
  fileprivate struct Piece {
    let low: Double
    let high: Double
    /// Monthly probabilities of the two bands by their share of the mix, at either end.
    let ends: [(share: Double, lower: [Double], upper: [Double])]
  }

  /// Nil where the loss need not rise with the rate and the probability.
  init?(_ budget: Rate, _ term: DiscountedTerm) {
    let factors = term.factors
    guard term.lossGivenDefault > 0, budget.percent > 0, (factors.first ?? 0) <= 1,
      zip(factors, factors.dropFirst()).allSatisfy({ $0 >= $1 })
    else { return nil }
    // What a default in each month costs, in percent, by rate.
    let costs = Self.rates.map { rate in
      zip(Annuity.balances(at: Rate(percent: rate), months: term.curves.count), factors).map {
        $0 * $1 * term.lossGivenDefault * 100
      }
    }
    let (cheapest, dearest) = (costs[0], costs[costs.count - 1])
    let safe = budget.percent * (1 - Self.tolerance)
    let over = budget.percent * (1 + Self.tolerance)
    var pieces: [Piece] = []
    for (low, high) in Self.pairs(term.curves.marks(step: Self.step)) {
      let piece = Piece(term.curves, low, high)
      if piece.most(dearest) <= safe || piece.least(cheapest) > over {
        pieces.append(piece)
      } else {
        let marks = (0...Self.parts).map { low + (high - low) * Double($0) / Double(Self.parts) }
        pieces += Self.pairs(marks).map { Piece(term.curves, $0, $1) }
      }
    }
    within = costs.map { costs in
      pieces.prefix { $0.most(costs) <= safe }.last?.high ?? -.infinity
    }
    above = costs.map { costs in
      pieces.reversed().prefix { $0.least(costs) > over }.last?.low ?? .infinity
    }
  }

  /// Whether the budget holds; nil where only solving can tell.
  func allows(_ probability: Probability, at rate: Rate) -> Bool? {
    let logOdds = probability.logOdds
    guard rate.percent >= 0, rate.percent < Self.rates[Self.rates.count - 1],
      logOdds >= HazardSolver.lowestLogOdds, logOdds <= HazardSolver.highestLogOdds
    else { return nil }
    let place = Int(rate.percent / Self.rateStep)
    if logOdds <= within[place + 1] { return true }
    return logOdds >= above[place] ? false : nil
  }

  private static func pairs(_ marks: [Double]) -> [(Double, Double)] {
    Array(zip(marks, marks.dropFirst()))
  }
}

extension LossBudget.Piece {
  /// Between `low` and `high` must lie no centre of a band.
  fileprivate init(_ curves: TimingCurves, _ low: Double, _ high: Double) {
    self.low = low
    self.high = high
    ends = [low, high].map { curves.bands(at: $0, inside: (low + high) / 2) }
  }

  /// The least loss that can lie on the piece.
  fileprivate func least(_ costs: [Double]) -> Double {
    let (lower, upper) = (Self.loss(ends[0].lower, costs), Self.loss(ends[0].upper, costs))
    return ends.map { (1 - $0.share) * lower + $0.share * upper }.min() ?? -.infinity
  }

  /// The most.
  fileprivate func most(_ costs: [Double]) -> Double {
    let (lower, upper) = (Self.loss(ends[1].lower, costs), Self.loss(ends[1].upper, costs))
    return ends.map { (1 - $0.share) * lower + $0.share * upper }.max() ?? .infinity
  }

  private static func loss(_ monthly: [Double], _ costs: [Double]) -> Double {
    var loss = 0.0
    for month in monthly.indices { loss += monthly[month] * costs[month] }
    return loss
  }
}
