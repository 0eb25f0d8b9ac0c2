/// The limits that accounts of like risk hold which paid, from the training of a pack.
///
/// They fall as the risk rises: the study pools neighbouring classes until they do.
package struct PeerLimits: Codable, Sendable, Equatable {
  /// Accounts of like risk.
  package struct RiskClass: Codable, Sendable, Equatable {
    /// Chance of default below which an account belongs to the class; nil for the riskiest.
    package let below: Probability?
    /// How many accounts that paid speak for it.
    package let accounts: Int
    /// Their limits at the quantiles of the table.
    package let limits: [Money]

    package init(below: Probability?, accounts: Int, limits: [Money]) {
      self.below = below
      self.accounts = accounts
      self.limits = limits
    }
  }

  /// In percent, rising.
  package let quantiles: [Double]
  /// From the least risk on.
  package let classes: [RiskClass]

  package init(quantiles: [Double], classes: [RiskClass]) {
    self.quantiles = quantiles
    self.classes = classes
  }

  /// What `quantile` percent of the good payers of like risk do not exceed; between two quantiles of
  /// the table in proportion, beyond its ends the end.
  package func level(at probability: Probability, quantile: Rate) -> Money? {
    let found = classes.first { $0.below.map { probability < $0 } ?? true }
    guard let limits = found?.limits, limits.count == quantiles.count, let last = limits.last else {
      return nil
    }
    guard let above = quantiles.firstIndex(where: { $0 >= quantile.percent }) else { return last }
    guard above > 0 else { return limits[0] }
    let (low, high) = (quantiles[above - 1], quantiles[above])
    let share = (quantile.percent - low) / (high - low)
    let (from, to) = (limits[above - 1].amount, limits[above].amount)
    return Money(from + (to - from) * share)
  }

  /// Whether every class has a limit for every quantile and no riskier class holds more.
  package var isSound: Bool {
    guard !classes.isEmpty, !quantiles.isEmpty, classes.last?.below == nil,
      classes.dropLast().allSatisfy({ $0.below != nil }),
      zip(quantiles, quantiles.dropFirst()).allSatisfy({ $0 < $1 }),
      classes.allSatisfy({ $0.limits.count == quantiles.count })
    else { return false }
    return zip(classes, classes.dropFirst()).allSatisfy { safer, riskier in
      zip(safer.limits, riskier.limits).allSatisfy { $0 >= $1 }
        && (riskier.below.map { bound in safer.below.map { $0 < bound } ?? false } ?? true)
    }
  }
}
