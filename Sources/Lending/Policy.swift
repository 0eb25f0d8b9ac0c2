/// The lender's own rules and prices, as a versioned file that a person can read and edit.
package struct Policy: Codable, Sendable, Equatable {
  package let name: String
  package let version: String
  package let product: Product
  package let rules: PolicyRules
  /// Nil for a product that is not priced, as a card.
  package let pricing: PolicyPricing?
  package let limit: PolicyLimit

  package init(
    name: String, version: String, product: Product, rules: PolicyRules, pricing: PolicyPricing?,
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

/// The marks of each rule, in percent where nothing else is said; a rule that is absent is not applied, but for the cut-off.
package struct PolicyRules: Codable, Sendable, Equatable {
  /// Chance of default above which the policy declines.
  package let probabilityCutOff: Rate
  /// Distance to the cut-off, in points, inside which a person looks again.
  package let closeCall: Rate?
  package let paymentToIncomeCeiling: Rate?
  package let debtToIncomeCeiling: Rate?
  /// Expected loss in percent of the amount.
  package let expectedLossBudget: Rate?
  /// Of cards: what the minimum payment on the full limit may take of income less obligations.
  package let abilityToPay: Rate?
  /// Share of the training loans that may at most be less unusual; from there on a person looks.
  package let outOfDomain: Rate?
  /// Score below which the policy declines.
  package let scoreFloor: Int?
  /// Expected return a year below which the policy declines.
  package let returnFloor: Rate?
  /// Of loans: the amount in percent of a year's income.
  package let loanToIncomeCeiling: Rate?
  /// Of loans: what is owed on cards in percent of what may be.
  package let utilizationCeiling: Rate?
  /// Answers that decline whatever the chance of default.
  package let knockOuts: [KnockOutTerm]?
  /// Fields without which a person looks.
  package let required: [FieldID]?
  /// Points between the ends of the interval of the chance of default, above which a person looks.
  package let intervalWidth: Rate?
  /// Amount, of cards the limit that is recommended, above which a person looks.
  package let referAbove: Money?
  /// Harder times in which the ceilings on payment and debts must hold as well.
  package let stress: PolicyStress?
  /// Amount from which a decision counts only once a second person has confirmed it.
  package let secondPersonFrom: Money?

  package init(
    probabilityCutOff: Rate, closeCall: Rate?, paymentToIncomeCeiling: Rate?,
    debtToIncomeCeiling: Rate?, expectedLossBudget: Rate?, abilityToPay: Rate? = nil,
    outOfDomain: Rate? = nil, scoreFloor: Int? = nil, returnFloor: Rate? = nil,
    loanToIncomeCeiling: Rate? = nil, utilizationCeiling: Rate? = nil,
    knockOuts: [KnockOutTerm]? = nil, required: [FieldID]? = nil, intervalWidth: Rate? = nil,
    referAbove: Money? = nil, stress: PolicyStress? = nil, secondPersonFrom: Money? = nil
  ) {
    self.probabilityCutOff = probabilityCutOff
    self.closeCall = closeCall
    self.paymentToIncomeCeiling = paymentToIncomeCeiling
    self.debtToIncomeCeiling = debtToIncomeCeiling
    self.expectedLossBudget = expectedLossBudget
    self.abilityToPay = abilityToPay
    self.outOfDomain = outOfDomain
    self.scoreFloor = scoreFloor
    self.returnFloor = returnFloor
    self.loanToIncomeCeiling = loanToIncomeCeiling
    self.utilizationCeiling = utilizationCeiling
    self.knockOuts = knockOuts
    self.required = required
    self.intervalWidth = intervalWidth
    self.referAbove = referAbove
    self.stress = stress
    self.secondPersonFrom = secondPersonFrom
  }
}

/// What the policy assumes where the application says nothing.
package struct PolicyPricing: Codable, Sendable, Equatable {
  /// Nominal rate a year by term in months, used without an interest rate of the lender.
  package let assumedRate: [String: Rate]
  package let discountRate: Rate
  /// Percent of each payment that goes to who services the loan; nil for none.
  package let servicingFee: Rate?
  /// Percent of the amount that the lender keeps as it is paid out; nil for none.
  package let originationFee: Rate?
  /// Return a year that a loan has to bring at least; nil for 0.
  package let hurdle: Rate?

  package init(
    assumedRate: [String: Rate], discountRate: Rate, servicingFee: Rate? = nil,
    originationFee: Rate? = nil, hurdle: Rate? = nil
  ) {
    self.assumedRate = assumedRate
    self.discountRate = discountRate
    self.servicingFee = servicingFee
    self.originationFee = originationFee
    self.hurdle = hurdle
  }

  package func assumedRate(termMonths: Int) -> Rate? { assumedRate[String(termMonths)] }
}

/// How the limit is searched.
package struct PolicyLimit: Codable, Sendable, Equatable {
  /// Limits are whole multiples of this amount.
  package let step: Money
  /// What bounds the limit of a card; nil for other products.
  package let card: CardLimitTerms?

  package init(step: Money, card: CardLimitTerms? = nil) {
    self.step = step
    self.card = card
  }
}

/// What bounds the limit of a card besides the rules.
package struct CardLimitTerms: Codable, Sendable, Equatable {
  /// How far up among the limits of good payers of like risk a limit may lie: 50 is their median.
  package let peerQuantile: Rate
  /// What a customer must pay a month, in percent of the limit as if it were fully used.
  ///
  /// Regulation Z §1026.51(a)(2)(ii) takes the full line as used from the first day.
  package let minimumPayment: Rate

  package init(peerQuantile: Rate, minimumPayment: Rate) {
    self.peerQuantile = peerQuantile
    self.minimumPayment = minimumPayment
  }
}
