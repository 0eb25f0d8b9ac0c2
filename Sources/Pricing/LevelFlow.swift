internal import Lending

/// One path of a loan: an outlay, equal monthly payments, and one last sum.
struct LevelFlow: Sendable {
  let outlay: Double
  let payment: Double
  /// The first comes a month after the outlay.
  let payments: Int
  let last: Double
  /// Months from the outlay to the last sum.
  let lastAfter: Double

  /// Where a month's factor is so near to 1, closed sums lose their digits.
  private static let nearOne = 1e-3

  /// Value today at a month's discount factor, without the outlay.
  func value(logFactor: Double) -> Double { parts(logFactor).value }

  /// Return a year as a fraction; −1 where nothing ever comes back.
  ///
  /// - Parameter guess: logarithm of a month's discount factor to begin at; becomes the one found.
  func annualReturn(from guess: inout Double) -> Double {
    guard payments > 0 && payment > 0 || last > 0 else { return -1 }
    guess = InternalRate.logFactor(outlay: outlay, from: guess) { parts($0) }
    return InternalRate.annual(logFactor: guess)
  }

  @inline(__always)
  private func parts(_ logFactor: Double) -> (value: Double, weighted: Double) {
    let x = Elementary.exp(logFactor)
    let atLast = last > 0 ? last * Elementary.exp(lastAfter * logFactor) : 0
    let (sum, weighted) = level(x, logFactor)
    return (payment * sum + atLast, payment * weighted + lastAfter * atLast)
  }

  /// `Σ x^k` and `Σ k·x^k` for k = 1…payments.
  private func level(_ x: Double, _ logFactor: Double) -> (sum: Double, weighted: Double) {
    let count = Double(payments)
    guard payments > 3, abs(1 - x) > Self.nearOne else {
      var (sum, weighted, power) = (0.0, 0.0, 1.0)
      for month in 0..<payments {
        power *= x
        sum += power
        weighted += Double(month + 1) * power
      }
      return (sum, weighted)
    }
    let power = Elementary.exp(count * logFactor)
    let rest = 1 - x
    let sum = x * (1 - power) / rest
    return (sum, (sum - count * x * power) / rest)
  }
}
