package import Lending

/// Adds up charged-off loans to the value of a pool; a few numbers for any count of loans.
package struct DebtPoolSum: Sendable {
  private let levelSpread: Rate
  private var loans = 0
  private var balance = 0.0
  private var gross = 0.0
  private var net = 0.0
  private var variance = 0.0
  private var worth = 0.0
  private var hours = 0.0
  private var treatments: [String: Int] = [:]

  /// - Parameter levelSpread: of the policy.
  package init(levelSpread: Rate) { self.levelSpread = levelSpread }

  package mutating func add(_ advice: RecoveryAdvice) {
    let recovery = advice.recovery
    loans += 1
    balance += recovery.balance.amount
    gross += recovery.expectedGross.amount
    net += recovery.expectedNet.amount
    variance += Self.variance(recovery)
    worth += advice.best?.worth.amount ?? 0
    hours += advice.best?.hours ?? 0
    treatments[advice.recommended?.rawValue ?? "none", default: 0] += 1
  }

  /// Of the net money of one loan.
  ///
  /// The share is nothing with `1 − p`, else taken as exponential with the mean `s` of the second
  /// stage: `p·2s² − (p·s)²`. It agrees with the ranges that the model's tenths had, and is an
  /// assumption.
  package static func variance(_ recovery: Recovery) -> Double {
    let (chance, share) = (recovery.chanceOfAny, recovery.shareIfAny)
    let ofShare = chance * 2 * share * share - chance * share * chance * share
    let money = recovery.balance.amount * (1 - recovery.feeShare)
    return max(0, ofShare) * money * money
  }

  /// The pool so far; loans are taken as independent around a common level, and their sum as normal.
  package var pool: DebtPool {
    let level = net * levelSpread.fraction
    let deviation = (variance + level * level).squareRoot()
    let reach = NormalDistribution.quantile(0.9) * deviation
    return DebtPool(
      loans: loans, balance: Money(balance), expectedGross: Money(gross), expectedNet: Money(net),
      worth: Money(worth), hours: hours, treatments: treatments,
      netP10: Money(max(0, net - reach)), netP90: Money(net + reach),
      deviationOfLoans: Money(variance.squareRoot()), deviationOfLevel: Money(level))
  }
}
