package import Lending

/// Probabilities of evenly spaced amounts of loss from 0 upwards.
package struct LossDistribution: Sendable, Equatable {
  /// Money between two amounts.
  package let step: Double
  /// They add up to 1.
  package let masses: [Double]
  /// Standard deviation that the model has by itself; that of the masses is a little larger, as losses
  /// between two amounts are shared by both.
  package let modelDeviation: Double
  /// Standard deviation of the mean loss over the times: what remains of the loss of ever more and
  /// smaller loans.
  package let timesDeviation: Double

  /// What adding up many small numbers may leave.
  private static let rounding = 1e-12

  init(step: Double, masses: [Double], modelDeviation: Double, timesDeviation: Double) {
    self.timesDeviation = timesDeviation
    self.step = step
    self.masses = masses
    self.modelDeviation = modelDeviation
  }

  package var mean: Double {
    masses.indices.reduce(0) { $0 + Double($1) * masses[$1] } * step
  }

  package var deviation: Double {
    let mean = mean / step
    let variance = masses.indices.reduce(0) {
      $0 + (Double($1) - mean) * (Double($1) - mean) * masses[$1]
    }
    return variance.squareRoot() * step
  }

  /// The masses in a few bins of one width from nothing on; what lies beyond 199 of 200 cases stands
  /// in the last.
  package func bins(_ count: Int) -> [OutlookBin] {
    let last = max(Int((quantile(0.995) / step).rounded()), 1)
    let width = (last + count) / count
    let used = (last + width) / width
    var shares = [Double](repeating: 0, count: used)
    for index in masses.indices { shares[min(index / width, used - 1)] += masses[index] }
    return shares.enumerated().map { place, share in
      OutlookBin(
        low: Double(place * width) * step, high: Double((place + 1) * width) * step, share: share)
    }
  }

  /// The least amount with at least this probability at or below it.
  package func quantile(_ probability: Double) -> Double {
    var sum = 0.0
    for index in masses.indices {
      sum += masses[index]
      if sum >= probability - Self.rounding { return Double(index) * step }
    }
    return Double(max(masses.count - 1, 0)) * step
  }

  /// Probability of more than an amount; what lies on it within rounding is not more.
  package func chance(above amount: Double) -> Double {
    let cells = step > 0 ? amount / step + 1e-9 : 0
    var sum = 0.0
    for index in masses.indices.reversed() {
      guard Double(index) > cells else { break }
      sum += masses[index]
    }
    return min(sum, 1)
  }
}
