/// The lender's own rules and prices, as a versioned file that a person can read and edit.
package struct Policy: Codable, Sendable, Equatable {
  package let name: String
  package let version: String
  package let product: Product
  package let rules: PolicyRules
  package let pricing: PolicyPricing
  package let limit: PolicyLimit

  package init(
    name: String, version: String, product: Product, rules: PolicyRules, pricing: PolicyPricing,
    limit: PolicyLimit
  ) {
    self.name = name
    self.version = version
    self.product = product
    self.rules = rules
    self.pricing = pricing
    self.limit = limit
  }

  package var fullName: PolicyName { PolicyName(name: name, version: version) }
}

/// The marks of each rule, in percent; a rule that is absent is not applied, but for the cut-off.
package struct PolicyRules: Codable, Sendable, Equatable {
  /// Chance of default above which the policy declines.
  package let probabilityCutOff: Rate
  /// Distance to the cut-off, in points, inside which a person looks again.
  package let closeCall: Rate?
  package let paymentToIncomeCeiling: Rate?
  package let debtToIncomeCeiling: Rate?
  /// Expected loss in percent of the amount.
  package let expectedLossBudget: Rate?
  /// Share of the training loans that may at most be less unusual; from there on a person looks.
  package let outOfDomain: Rate?

  package init(
    probabilityCutOff: Rate, closeCall: Rate?, paymentToIncomeCeiling: Rate?,
    debtToIncomeCeiling: Rate?, expectedLossBudget: Rate?, outOfDomain: Rate? = nil
  ) {
    self.probabilityCutOff = probabilityCutOff
    self.closeCall = closeCall
    self.paymentToIncomeCeiling = paymentToIncomeCeiling
    self.debtToIncomeCeiling = debtToIncomeCeiling
    self.expectedLossBudget = expectedLossBudget
    self.outOfDomain = outOfDomain
  }
}

/// What the policy assumes where the application says nothing.
package struct PolicyPricing: Codable, Sendable, Equatable {
  /// Nominal rate a year by term in months, used without an interest rate of the lender.
  package let assumedRate: [String: Rate]
  package let discountRate: Rate

  package init(assumedRate: [String: Rate], discountRate: Rate) {
    self.assumedRate = assumedRate
    self.discountRate = discountRate
  }

  package func assumedRate(termMonths: Int) -> Rate? { assumedRate[String(termMonths)] }
}

/// How the limit is searched.
package struct PolicyLimit: Codable, Sendable, Equatable {
  /// Limits are whole multiples of this amount.
  package let step: Money

  package init(step: Money) { self.step = step }
}
