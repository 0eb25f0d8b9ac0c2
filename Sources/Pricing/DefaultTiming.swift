package import Lending

/// When a loan of one term defaults, for any probability over its life.
///
/// `1 − (1 − h_t)^m` with the exponent `m` solved so that the monthly probabilities add up to the
/// probability of default; prepayment is not re-solved, survival multiplies both.
package struct DefaultTiming: Sendable {
  /// Probability 0…1 of default in each month.
  package let monthly: [Double]
  /// Share of loans still running before each month.
  package let survival: [Double]

  /// Spreads a lifetime probability over the months of a term.
  package init(_ probability: Probability, over curves: TimingCurves) {
    let exponent = curves.exponent(reaching: probability.value)
    var monthly: [Double] = []
    var survival: [Double] = []
    monthly.reserveCapacity(curves.count)
    survival.reserveCapacity(curves.count)
    var before = 1.0
    for month in 0..<curves.count {
      let after = Elementary.exp(-exponent * curves.cumulative[month])
      let stays = month == 0 ? 1 : curves.notPrepaid[month - 1]
      monthly.append(stays * (before - after))
      survival.append(stays * before)
      before = after
    }
    self.monthly = monthly
    self.survival = survival
  }
}

/// A term's hazards prepared for solving: cumulative default intensity and share not prepaid.
package struct TimingCurves: Sendable {
  /// `Σ −log(1 − h)` up to and with each month.
  let cumulative: [Double]
  /// `Π (1 − prepayment)` up to and with each month.
  let notPrepaid: [Double]
  /// Logarithms of exponents at evenly spaced log-odds of the lifetime probability.
  private let guesses: [Double]

  var count: Int { cumulative.count }

  private static let lowestLogOdds = -9.0
  private static let highestLogOdds = 5.0
  private static let guessCount = 57

  /// Prepares hazards of one term; nil where the lists do not fit or a hazard is not in 0…1.
  package init?(_ curves: TermCurves) {
    guard !curves.defaultHazard.isEmpty,
      curves.defaultHazard.count == curves.prepaymentHazard.count,
      curves.defaultHazard.allSatisfy({ $0 > 0 && $0 < 1 }),
      curves.prepaymentHazard.allSatisfy({ $0 >= 0 && $0 < 1 })
    else { return nil }
    var sum = 0.0
    cumulative = curves.defaultHazard.map {
      sum -= Elementary.log(1 - $0)
      return sum
    }
    var product = 1.0
    notPrepaid = curves.prepaymentHazard.map {
      product *= 1 - $0
      return product
    }
    var guesses: [Double] = []
    var guess = -9.0
    for index in 0..<Self.guessCount {
      let logOdds = Self.logOdds(ofGuess: index)
      guess = Self.solve(Elementary.logistic(logOdds), cumulative, notPrepaid, from: guess)
      guesses.append(guess)
    }
    self.guesses = guesses
  }

  private static func logOdds(ofGuess index: Int) -> Double {
    lowestLogOdds + (highestLogOdds - lowestLogOdds) * Double(index) / Double(guessCount - 1)
  }

  /// The exponent whose monthly probabilities add up to `probability`.
  func exponent(reaching probability: Double) -> Double {
    let bounded = min(max(probability, 1e-12), 1 - 1e-9)
    let logOdds = Elementary.log(bounded / (1 - bounded))
    let span = Self.highestLogOdds - Self.lowestLogOdds
    let position = (logOdds - Self.lowestLogOdds) / span * Double(Self.guessCount - 1)
    let index = min(max(Int(position), 0), Self.guessCount - 2)
    let inside = min(max(position - Double(index), 0), 1)
    let guess = guesses[index] + (guesses[index + 1] - guesses[index]) * inside
    return Elementary.exp(Self.solve(bounded, cumulative, notPrepaid, from: guess))
  }

  /// Newton's method on the logarithm of the exponent, kept inside a bracket.
  private static func solve(
    _ target: Double, _ cumulative: [Double], _ notPrepaid: [Double], from guess: Double
  ) -> Double {
    var low = -40.0
    var high = 40.0
    var logExponent = guess
    for _ in 0..<100 {
      let exponent = Elementary.exp(logExponent)
      var total = 0.0
      var slope = 0.0
      var before = 1.0
      var slopeBefore = 0.0
      for month in cumulative.indices {
        let after = Elementary.exp(-exponent * cumulative[month])
        let slopeAfter = -exponent * cumulative[month] * after
        let stays = month == 0 ? 1 : notPrepaid[month - 1]
        total += stays * (before - after)
        slope += stays * (slopeBefore - slopeAfter)
        before = after
        slopeBefore = slopeAfter
      }
      let error = total - target
      if abs(error) <= 1e-13 * target { break }
      if error > 0 { high = logExponent } else { low = logExponent }
      let step = slope > 0 ? logExponent - error / slope : .nan
      let next = step > low && step < high ? step : (low + high) / 2
      if next == logExponent { break }
      logExponent = next
    }
    return logExponent
  }
}
