/// The lender's own ways with charged-off loans, what they cost and what they are assumed to do: a
/// versioned file that a person can read and edit.
///
/// Nothing in it is learned from data; every result tells the inputs that it used.
package struct RecoveryPolicy: Codable, Sendable, Equatable {
  package let name: String
  package let version: String
  package let product: Product
  /// Nominal rate a year at which later money is worth less.
  package let discountRate: Rate
  /// What an hour of the officer costs.
  package let hourCost: Money
  /// Standard deviation of the common level of all recoveries around the model's, in percent: what
  /// makes whole pools come out higher or lower than expected.
  package let levelSpread: Rate
  /// In the order in which they are told; each kind at most once.
  package let treatments: [TreatmentTerms]
  package let plan: RepaymentTerms

  package init(
    name: String, version: String, product: Product, discountRate: Rate, hourCost: Money,
    levelSpread: Rate, treatments: [TreatmentTerms], plan: RepaymentTerms
  ) {
    self.name = name
    self.version = version
    self.product = product
    self.discountRate = discountRate
    self.hourCost = hourCost
    self.levelSpread = levelSpread
    self.treatments = treatments
    self.plan = plan
  }

  package var fullName: PolicyName { PolicyName(name: name, version: version) }
}

/// A way of treating a charged-off loan.
package enum Treatment: String, Codable, Sendable, CaseIterable {
  /// Letters and calls.
  case contact
  /// A repayment plan sized to what the borrower can afford.
  case plan
  /// One payment of less than the debt, which ends it.
  case settlement
  /// The debt is sold.
  case sale
}

/// What a treatment costs and is assumed to do.
package struct TreatmentTerms: Codable, Sendable, Equatable {
  package let kind: Treatment
  /// Money for each loan.
  package let cost: Money
  /// The officer's hours for each loan, above 0.
  package let hours: Double
  /// Times what the model expects to come back; nil for a sale.
  package let effect: Double?
  /// Price of a sale in percent of the balance; nil for all others.
  package let price: Rate?
  /// Months to the average payment; nil takes the model's own, of a plan that of its payments.
  package let months: Double?

  package init(
    kind: Treatment, cost: Money, hours: Double, effect: Double?, price: Rate?, months: Double?
  ) {
    self.kind = kind
    self.cost = cost
    self.hours = hours
    self.effect = effect
    self.price = price
    self.months = months
  }
}

/// How a repayment plan is sized.
package struct RepaymentTerms: Codable, Sendable, Equatable {
  /// Percent of the income that is left after the debts, which the plan takes.
  package let shareOfFreeIncome: Rate
  /// A plan of less a month is not offered.
  package let leastPayment: Money
  /// A plan runs no longer.
  package let mostMonths: Int

  package init(shareOfFreeIncome: Rate, leastPayment: Money, mostMonths: Int) {
    self.shareOfFreeIncome = shareOfFreeIncome
    self.leastPayment = leastPayment
    self.mostMonths = mostMonths
  }
}
