/// What to do about a charged-off loan: each treatment with its money, and the best of them.
package struct RecoveryAdvice: Sendable, Equatable {
  package let recovery: Recovery
  /// The treatments of the policy that can be had, in its order.
  package let treatments: [TreatmentOutlook]
  /// The treatment that is worth most today after its cost and the officer's time; nil where none is
  /// worth anything.
  package let recommended: Treatment?
  /// Nil where income or debts are not known, or too little is left.
  package let plan: RepaymentPlan?
  /// Money in hand today below which no settlement should be accepted: what the best other treatment
  /// is worth, or 0 where none is worth anything, and what the settlement itself costs, the officer's
  /// time in both.
  package let settlementFloor: Money
  package let inputs: RecoveryInputs

  package init(
    recovery: Recovery, treatments: [TreatmentOutlook], recommended: Treatment?,
    plan: RepaymentPlan?, settlementFloor: Money, inputs: RecoveryInputs
  ) {
    self.recovery = recovery
    self.treatments = treatments
    self.recommended = recommended
    self.plan = plan
    self.settlementFloor = settlementFloor
    self.inputs = inputs
  }

  /// The recommended treatment with its money.
  package var best: TreatmentOutlook? { treatments.first { $0.kind == recommended } }
}

extension RecoveryAdvice: Encodable {
  private enum CodingKeys: String, CodingKey {
    case treatments, recommended, settlementFloor, inputs
    case plan = "repaymentPlan"
  }

  /// The names of the recovery stand beside the others, as they did before there was advice.
  package func encode(to encoder: any Encoder) throws {
    try recovery.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(treatments, forKey: .treatments)
    try container.encode(recommended, forKey: .recommended)
    try container.encode(plan, forKey: .plan)
    try container.encode(settlementFloor, forKey: .settlementFloor)
    try container.encode(inputs, forKey: .inputs)
  }
}

/// What a treatment of one loan brings in expectation.
package struct TreatmentOutlook: Codable, Sendable, Equatable {
  package let kind: Treatment
  /// What comes in after the collector's fee; of a sale the price.
  package let expectedNet: Money
  /// Months to the average payment.
  package let months: Double
  /// The same, as money of today.
  package let presentValue: Money
  package let cost: Money
  package let hours: Double
  /// `(expected net − cost) / hours`.
  package let netPerHour: Money
  /// Money of today after the cost and the officer's time.
  package let worth: Money

  package init(
    kind: Treatment, expectedNet: Money, months: Double, presentValue: Money, cost: Money,
    hours: Double, netPerHour: Money, worth: Money
  ) {
    self.kind = kind
    self.expectedNet = expectedNet
    self.months = months
    self.presentValue = presentValue
    self.cost = cost
    self.hours = hours
    self.netPerHour = netPerHour
    self.worth = worth
  }
}

/// What a borrower could pay back month by month.
package struct RepaymentPlan: Codable, Sendable, Equatable {
  /// Income a month less the debts that are known.
  package let freeIncome: Money
  package let payment: Money
  /// Until the balance is paid back without interest, as far as the policy lets a plan run.
  package let months: Int
  /// Of the balance, 0…1, if every payment is made.
  package let repaidShare: Double

  package init(freeIncome: Money, payment: Money, months: Int, repaidShare: Double) {
    self.freeIncome = freeIncome
    self.payment = payment
    self.months = months
    self.repaidShare = repaidShare
  }
}

/// The assumptions behind an advice: of the policy, stated and not learned.
package struct RecoveryInputs: Codable, Sendable, Equatable {
  /// Name and version of the policy, and SHA-256 of its file.
  package let policy: String
  package let policyDigest: String
  package let discountRate: Rate
  package let hourCost: Money
  package let treatments: [TreatmentTerms]
  package let plan: RepaymentTerms

  package init(_ policy: RecoveryPolicy, digest: String) {
    self.policy = policy.fullName.description
    policyDigest = digest
    discountRate = policy.discountRate
    hourCost = policy.hourCost
    treatments = policy.treatments
    plan = policy.plan
  }

  /// What a settlement costs, the officer's time included; 0 where the policy has none.
  package var settlementCost: Money {
    guard let terms = treatments.first(where: { $0.kind == .settlement }) else { return .zero }
    return Money(terms.cost.amount + terms.hours * hourCost.amount)
  }
}
