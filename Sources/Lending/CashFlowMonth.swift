/// One month of a loan, in expectation over all that may become of it.
package struct CashFlowMonth: Codable, Sendable, Equatable {
  /// From 1.
  package let month: Int
  /// 0…1: chance that the loan still runs as the month begins.
  package let paying: Double
  /// 0…1: chance that this is the month of the first payment missed.
  package let chanceOfDefault: Double
  /// 0…1: chance that the rest is paid back early in this month.
  package let chanceOfPrepayment: Double
  package let interest: Money
  package let scheduledPrincipal: Money
  package let prepaidPrincipal: Money
  /// What comes back, after collection, of the balances that default in this month.
  package let recovery: Money
  /// Kept of the payments by who services the loan.
  package let servicingFee: Money
  /// Balances that default in this month less what comes back of them, undiscounted.
  package let loss: Money
  /// The month's part of the expected loss: the same, discounted.
  package let discountedLoss: Money

  package init(
    month: Int, paying: Double, chanceOfDefault: Double, chanceOfPrepayment: Double,
    interest: Money, scheduledPrincipal: Money, prepaidPrincipal: Money, recovery: Money,
    servicingFee: Money, loss: Money, discountedLoss: Money
  ) {
    self.month = month
    self.paying = paying
    self.chanceOfDefault = chanceOfDefault
    self.chanceOfPrepayment = chanceOfPrepayment
    self.interest = interest
    self.scheduledPrincipal = scheduledPrincipal
    self.prepaidPrincipal = prepaidPrincipal
    self.recovery = recovery
    self.servicingFee = servicingFee
    self.loss = loss
    self.discountedLoss = discountedLoss
  }
}
