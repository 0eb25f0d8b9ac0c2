/// What the program says about one application: every number with where it comes from.
package struct Assessment: Codable, Sendable, Equatable {
  package let provenance: Provenance
  /// Chance of default over the life of a loan, of a card in the next month, as shown; its log-odds
  /// are exactly the sum of the explanation.
  package let probability: Probability
  package let interval: ProbabilityInterval
  /// 300…850, higher is better.
  package let score: Int
  package let band: Band
  package let explanation: Explanation
  /// Every field that moves the case against the approval line, the strongest first.
  package let reasons: [Reason]
  /// Nil for a product that is not priced, as a card.
  package let price: LoanPrice?
  /// Nil for a product that is not priced, and in cases kept before it was told.
  package let cashFlow: CashFlow?
  /// At the price's rate, known or assumed; nil where there is no cash flow.
  package let returns: ReturnRange?
  package let limit: CreditLimit
  /// 0…1: how untypical the application is among the training loans; nil where the pack cannot say.
  package let outOfDomain: Double?
  package let recommendation: Recommendation

  package init(
    provenance: Provenance, probability: Probability, interval: ProbabilityInterval, score: Int,
    band: Band, explanation: Explanation, reasons: [Reason], price: LoanPrice?,
    cashFlow: CashFlow? = nil, returns: ReturnRange? = nil, limit: CreditLimit,
    outOfDomain: Double? = nil, recommendation: Recommendation
  ) {
    self.provenance = provenance
    self.probability = probability
    self.interval = interval
    self.score = score
    self.band = band
    self.explanation = explanation
    self.reasons = reasons
    self.price = price
    self.cashFlow = cashFlow
    self.returns = returns
    self.limit = limit
    self.outOfDomain = outOfDomain
    self.recommendation = recommendation
  }
}

/// Which model and policy an assessment comes from, by name and by content.
package struct Provenance: Codable, Sendable, Equatable {
  package let model: ModelName
  /// SHA-256 of the pack's manifest, which names the digest of every file of the pack.
  package let packDigest: String
  /// The model without the lender's price, which answers for the limit.
  package let limitModel: ModelName
  package let limitPackDigest: String
  package let policy: PolicyName
  /// SHA-256 of the policy file.
  package let policyDigest: String

  package init(
    model: ModelName, packDigest: String, limitModel: ModelName, limitPackDigest: String,
    policy: PolicyName, policyDigest: String
  ) {
    self.model = model
    self.packDigest = packDigest
    self.limitModel = limitModel
    self.limitPackDigest = limitPackDigest
    self.policy = policy
    self.policyDigest = policyDigest
  }
}

/// `installment-loan-borrower@1`: product, variant and version of a pack.
package struct ModelName: Codable, Sendable, Hashable, CustomStringConvertible {
  package let product: Product
  package let variant: String
  package let version: String

  package init(product: Product, variant: String, version: String) {
    self.product = product
    self.variant = variant
    self.version = version
  }

  package var description: String { "\(product)-\(variant)@\(version)" }
}

/// `standard@1`: name and version of a policy.
package struct PolicyName: Codable, Sendable, Hashable, CustomStringConvertible {
  package let name: String
  package let version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }

  package var description: String { "\(name)@\(version)" }
}

/// The range in which the probability lies with the stated confidence.
package struct ProbabilityInterval: Codable, Sendable, Equatable {
  package let low: Probability
  package let high: Probability
  /// 0.9: nine in ten.
  package let confidence: Double

  package init(low: Probability, high: Probability, confidence: Double) {
    self.low = low
    self.high = high
    self.confidence = confidence
  }
}

/// A class of risk, A the best.
package struct Band: Sendable, Hashable, Codable, CustomStringConvertible {
  package let letter: String

  package init(letter: String) { self.letter = letter }

  package var description: String { letter }

  package init(from decoder: any Decoder) throws {
    letter = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(letter)
  }
}
