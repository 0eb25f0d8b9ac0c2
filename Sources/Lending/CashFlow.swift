/// What a lender may expect of one loan, month by month, and what that is worth.
package struct CashFlow: Codable, Sendable, Equatable {
  /// One for each month of the contract, in order.
  package let months: [CashFlowMonth]
  /// Paid out less the origination fee that the lender keeps of it.
  package let outlay: Money
  /// Months from a default to the average recovery, which comes in that much later than the month
  /// that tells it.
  package let recoveryLag: Double
  /// Rate a year, by the month, at which later money is worth less.
  package let discountRate: Rate
  /// Value today of all expected flows less the outlay, at the discount rate.
  package let netPresentValue: Money
  /// Internal rate of return a year of the expected flows; nil where nothing is expected back.
  ///
  /// Not the mean of the single returns: that weighs a loan lost at once as −100 % however short it
  /// lived.
  package let expectedReturn: Rate?
  /// Return a year that the break-even rate has to bring.
  package let returnFloor: Rate
  /// Lowest nominal rate a year at which the expected flows return the floor, the chance of default
  /// being what it is; nil where no rate of the catalogue does.
  package let breakEvenRate: Rate?

  package init(
    months: [CashFlowMonth], outlay: Money, recoveryLag: Double, discountRate: Rate,
    netPresentValue: Money, expectedReturn: Rate?, returnFloor: Rate, breakEvenRate: Rate?
  ) {
    self.months = months
    self.outlay = outlay
    self.recoveryLag = recoveryLag
    self.discountRate = discountRate
    self.netPresentValue = netPresentValue
    self.expectedReturn = expectedReturn
    self.returnFloor = returnFloor
    self.breakEvenRate = breakEvenRate
  }
}

extension CashFlow {
  /// Sums of twelve months each, the last of what remains; chances are added, the share still
  /// paying is that of the first month.
  package var years: [CashFlowMonth] {
    stride(from: 0, to: months.count, by: 12).map { start in
      let year = months[start..<min(start + 12, months.count)]
      func sum(_ money: KeyPath<CashFlowMonth, Money>) -> Money {
        Money(year.reduce(0) { $0 + $1[keyPath: money].amount })
      }
      return CashFlowMonth(
        month: start / 12 + 1, paying: year[start].paying,
        chanceOfDefault: year.reduce(0) { $0 + $1.chanceOfDefault },
        chanceOfPrepayment: year.reduce(0) { $0 + $1.chanceOfPrepayment },
        interest: sum(\.interest), scheduledPrincipal: sum(\.scheduledPrincipal),
        prepaidPrincipal: sum(\.prepaidPrincipal), recovery: sum(\.recovery),
        servicingFee: sum(\.servicingFee), loss: sum(\.loss),
        discountedLoss: sum(\.discountedLoss))
    }
  }
}
