internal import Lending

/// What a lender pays out, gives away and gets back of a loan of 1, whatever its rate and risk.
struct LenderTerms: Sendable {
  /// Paid out: 1 less the origination fee.
  let outlay: Double
  /// What is left of a payment after the servicing fee; recoveries bear the collection fee alone.
  let kept: Double
  let recovery: RecoveryCurve
  let discount: Rate
  let returnFloor: Rate

  init(_ pricing: PolicyPricing, _ recovery: RecoveryCurve) {
    outlay = 1 - (pricing.originationFee?.fraction ?? 0)
    kept = 1 - (pricing.servicingFee?.fraction ?? 0)
    self.recovery = recovery
    discount = pricing.discountRate
    returnFloor = pricing.returnFloor ?? Rate(percent: 0)
  }

  /// Recovered share of the balance at default, after the collection fee, undiscounted.
  var netRecovery: Double { recovery.grossShare * (1 - recovery.feeShare) }

  /// What can come back of a default and how likely, by the mean share alone where the chance of
  /// any is not known; the mean is `netRecovery` either way.
  var recoveries: [(chance: Double, share: Double)] {
    guard let any = recovery.chanceOfAny, any > 0, any < 1 else { return [(1, netRecovery)] }
    return [(1 - any, 0), (any, netRecovery / any)]
  }
}
