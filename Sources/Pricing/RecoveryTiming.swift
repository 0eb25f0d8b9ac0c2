package import Lending

/// When what comes back of a charged-off loan comes in.
///
/// Packs know the average alone, so the same share of what is still to come is taken to come in each
/// month; a plan comes in even parts.
package enum RecoveryTiming: Sendable, Equatable {
  /// The same share of the rest every month, so many months on average; at once at 1 or less.
  case fading(months: Double)
  /// Equal payments at the end of so many months.
  case even(months: Int)

  /// Months to the average payment.
  package var average: Double {
    switch self {
    case .fading(let months): max(months, 1)
    case .even(let months): Double(months + 1) / 2
    }
  }

  /// Value today of 1 that comes in over the months.
  ///
  /// Fading: `Σ h·(1−h)^(t−1)·v^t = h·v / (1 − (1−h)·v)` with `h` one over the average; even:
  /// `(v + … + v^n) / n`.
  package func value(discount: Rate) -> Double {
    let factor = 1 / (1 + discount.monthlyFraction)
    switch self {
    case .fading(let months):
      let share = 1 / max(months, 1)
      return share * factor / (1 - (1 - share) * factor)
    case .even(let months):
      guard months > 0 else { return 1 }
      var (sum, power) = (0.0, 1.0)
      for _ in 0..<months {
        power *= factor
        sum += power
      }
      return sum / Double(months)
    }
  }

  /// Share that has come in after so many months, 0…1.
  package func arrived(after months: Int) -> Double {
    switch self {
    case .fading(let average): 1 - Elementary.power(1 - 1 / max(average, 1), months)
    case .even(let count): count > 0 ? min(1, Double(months) / Double(count)) : 1
    }
  }
}
