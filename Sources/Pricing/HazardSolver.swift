internal import Lending

/// Hazards of one kind of loan, prepared for spreading any lifetime probability over the months.
///
/// `1 − (1 − h_t)^m` with the exponent `m` solved so that the monthly probabilities add up to the
/// probability of default; prepayment is not re-solved, survival multiplies both.
struct HazardSolver: Sendable {
  /// `Σ −log(1 − h)` up to and with each month.
  private let cumulative: [Double]
  /// `Π (1 − prepayment)` up to and with each month.
  private let notPrepaid: [Double]
  /// Logarithms of exponents at evenly spaced log-odds of the lifetime probability.
  private let guesses: [Double]

  var count: Int { cumulative.count }

  static let lowestLogOdds = -9.0
  static let highestLogOdds = 5.0
  private static let guessCount = 57

  /// Nil where the lists do not fit or a hazard is not in 0…1.
  init?(defaultHazard: [Double], prepaymentHazard: [Double]) {
    guard !defaultHazard.isEmpty, defaultHazard.count == prepaymentHazard.count,
      defaultHazard.allSatisfy({ $0 > 0 && $0 < 1 }),
      prepaymentHazard.allSatisfy({ $0 >= 0 && $0 < 1 })
    else { return nil }
    var sum = 0.0
    let cumulative = defaultHazard.map {
      sum -= Elementary.log(1 - $0)
      return sum
    }
    var product = 1.0
    let notPrepaid = prepaymentHazard.map {
      product *= 1 - $0
      return product
    }
    var guesses: [Double] = []
    var guess = -9.0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: cumulative.count) { stands in
      for index in 0..<Self.guessCount {
        let logOdds = Self.logOdds(ofGuess: index)
        guess = Self.solve(
          Elementary.logistic(logOdds), cumulative, notPrepaid, from: guess, standing: stands)
        guesses.append(guess)
      }
    }
    self.cumulative = cumulative
    self.notPrepaid = notPrepaid
    self.guesses = guesses
  }

  /// Adds `weight` times the probability of default in each month to what the list holds, and to
  /// the other the share of loans still running before it.
  func add(
    _ probability: Double, weight: Double, to monthly: UnsafeMutableBufferPointer<Double>,
    survival: UnsafeMutableBufferPointer<Double>? = nil
  ) {
    let bounded = min(max(probability, 1e-12), 1 - 1e-9)
    let logOdds = Elementary.log(bounded / (1 - bounded))
    let span = Self.highestLogOdds - Self.lowestLogOdds
    let position = (logOdds - Self.lowestLogOdds) / span * Double(Self.guessCount - 1)
    let index = min(max(Int(position), 0), Self.guessCount - 2)
    let inside = min(max(position - Double(index), 0), 1)
    let guess = guesses[index] + (guesses[index + 1] - guesses[index]) * inside
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { stands in
      _ = Self.solve(bounded, cumulative, notPrepaid, from: guess, standing: stands)
      var before = 1.0
      var stays = 1.0
      for month in 0..<count {
        let after = stands[month]
        monthly[month] += weight * (stays * (before - after))
        if let survival { survival[month] += weight * (stays * before) }
        before = after
        stays = notPrepaid[month]
      }
    }
  }

  private static func logOdds(ofGuess index: Int) -> Double {
    lowestLogOdds + (highestLogOdds - lowestLogOdds) * Double(index) / Double(guessCount - 1)
  }

  /// Newton's method on the logarithm of the exponent, kept inside a bracket.
  ///
  /// `standing` takes the share without default after each month at the exponent that was found.
  private static func solve(
    _ target: Double, _ cumulative: [Double], _ notPrepaid: [Double], from guess: Double,
    standing: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    var low = -40.0
    var high = 40.0
    var logExponent = guess
    for _ in 0..<100 {
      let exponent = Elementary.exp(logExponent)
      cumulative.withUnsafeBufferPointer {
        Elementary.decays($0, speed: exponent, into: standing)
      }
      var total = 0.0
      var slope = 0.0
      var before = 1.0
      var slopeBefore = 0.0
      for month in cumulative.indices {
        let after = standing[month]
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
