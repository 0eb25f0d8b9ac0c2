internal import Lending

/// A term's hazards prepared for solving, one solver for each band of risk.
package struct TimingCurves: Sendable {
  private let centres: [Double]
  private let solvers: [HazardSolver]

  let count: Int

  /// Prepares hazards of one term; nil where the lists do not fit, a hazard is not in 0…1, or the
  /// bands do not ascend.
  package init?(_ curves: TermCurves) {
    guard
      let average = HazardSolver(
        defaultHazard: curves.defaultHazard, prepaymentHazard: curves.prepaymentHazard)
    else { return nil }
    count = average.count
    guard let bands = curves.bands else {
      (centres, solvers) = ([0], [average])
      return
    }
    let centres = bands.map(\.centre)
    let solvers = bands.compactMap {
      HazardSolver(defaultHazard: $0.defaultHazard, prepaymentHazard: $0.prepaymentHazard)
    }
    guard !bands.isEmpty, solvers.count == bands.count,
      solvers.allSatisfy({ $0.count == average.count }), centres.allSatisfy(\.isFinite),
      zip(centres, centres.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    (self.centres, self.solvers) = (centres, solvers)
  }

  /// Adds up the two bands whose centres lie around the probability, by their distance in log-odds.
  ///
  /// Each band is solved to the same probability, so the mix adds up to it as well and nothing
  /// jumps where one band ends.
  func add(
    _ probability: Probability, to monthly: UnsafeMutableBufferPointer<Double>,
    survival: UnsafeMutableBufferPointer<Double>? = nil
  ) {
    let value = probability.value
    let upper = centres.firstIndex { $0 > probability.logOdds } ?? centres.count
    guard upper > 0, upper < centres.count else {
      solvers[upper == 0 ? 0 : upper - 1].add(
        value, weight: 1, to: monthly, survival: survival)
      return
    }
    let share =
      (probability.logOdds - centres[upper - 1]) / (centres[upper] - centres[upper - 1])
    solvers[upper - 1].add(value, weight: 1 - share, to: monthly, survival: survival)
    if share > 0 {
      solvers[upper].add(value, weight: share, to: monthly, survival: survival)
    }
  }

  /// Evenly spaced log-odds with the centres of the bands among them, ascending.
  func marks(step: Double) -> [Double] {
    let span = HazardSolver.highestLogOdds - HazardSolver.lowestLogOdds
    let even = (0...Int(span / step)).map { HazardSolver.lowestLogOdds + Double($0) * step }
    let inside = centres.filter { even[0] < $0 && $0 < even[even.count - 1] }
    return Set(even + inside).sorted()
  }

  /// Monthly probabilities of the two bands that are mixed around `middle`, and the share of the
  /// riskier one, for a probability given as log-odds.
  func bands(
    at logOdds: Double, inside middle: Double
  ) -> (share: Double, lower: [Double], upper: [Double]) {
    func monthly(_ solver: HazardSolver) -> [Double] {
      var monthly = [Double](repeating: 0, count: count)
      monthly.withUnsafeMutableBufferPointer {
        solver.add(Probability(logOdds: logOdds).value, weight: 1, to: $0)
      }
      return monthly
    }
    let upper = centres.firstIndex { $0 > middle } ?? centres.count
    guard upper > 0, upper < centres.count else {
      let alone = monthly(solvers[upper == 0 ? 0 : upper - 1])
      return (0, alone, alone)
    }
    let share = (logOdds - centres[upper - 1]) / (centres[upper] - centres[upper - 1])
    return (share, monthly(solvers[upper - 1]), monthly(solvers[upper]))
  }

  /// Rates a year at which the loss is looked at, of the loan and of the discount, in percent.
  private static let scannedRates = [0.0, 10, 20, 36]
  private static let scannedDiscounts = [0.0, 10, 30]

  /// Whether the expected loss never falls as the probability rises, looked at every `step` of its
  /// log-odds.
  ///
  /// One band alone cannot break it: a higher exponent brings every default forward. Two bands can,
  /// where the riskier one defaults later; the limit search would then halve into nothing.
  package func lossNeverFalls(step: Double) -> Bool {
    let exposures = Self.scannedRates.flatMap { rate in
      let balances = Annuity.balances(at: Rate(percent: rate), months: count)
      return Self.scannedDiscounts.map { discount in
        let factor = 1 / (1 + Rate(percent: discount).monthlyFraction)
        var value = 1.0
        return balances.map { balance in
          value *= factor
          return balance * value
        }
      }
    }
    var before = [Double](repeating: 0, count: exposures.count)
    let steps = Int((HazardSolver.highestLogOdds - HazardSolver.lowestLogOdds) / step)
    for index in 0...max(steps, 1) {
      let logOdds = HazardSolver.lowestLogOdds + Double(index) * step
      let monthly = DefaultTiming(Probability(logOdds: logOdds), over: self).monthly
      for (place, exposure) in exposures.enumerated() {
        let loss = zip(monthly, exposure).reduce(0) { $0 + $1.0 * $1.1 }
        // Both are solved to thirteen digits, so two that are equal may differ in the last ones.
        if loss < before[place] * (1 - 1e-11) { return false }
        before[place] = loss
      }
    }
    return true
  }
}
