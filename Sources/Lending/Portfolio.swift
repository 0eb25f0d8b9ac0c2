/// A book of loans, chosen or held: what it should bring and what it may lose.
package struct Portfolio: Codable, Sendable, Equatable {
  /// What was asked for; nil for a book that is held already.
  package let plan: PortfolioPlan?
  /// How the loans were chosen; nil for a book that is held already.
  package let choice: PortfolioChoice?
  /// Nil where nothing was bought or held.
  package let book: BookOutlook?
  package let basis: BookBasis

  package init(
    plan: PortfolioPlan?, choice: PortfolioChoice?, book: BookOutlook?, basis: BookBasis
  ) {
    self.plan = plan
    self.choice = choice
    self.book = book
    self.basis = basis
  }
}

/// What became of the offers, and how near the choice is to the best one.
package struct PortfolioChoice: Codable, Sendable, Equatable {
  package let offers: Int
  package let bought: Int
  package let unspent: Money
  /// How many offers were left out for each reason.
  package let leftOut: [ExclusionReason: Int]
  /// Money a year above the hurdle after the charge for risk, of what was bought.
  package let surplus: Money
  /// No choice within the limits brings more than that.
  package let surplusBound: Money

  package init(
    offers: Int, bought: Int, unspent: Money, leftOut: [ExclusionReason: Int], surplus: Money,
    surplusBound: Money
  ) {
    self.offers = offers
    self.bought = bought
    self.unspent = unspent
    self.leftOut = leftOut
    self.surplus = surplus
    self.surplusBound = surplusBound
  }

  /// At most this share of the best surplus is missed, 0…1.
  package var gap: Double {
    guard surplusBound.amount > 0 else { return 0 }
    return min(max(0, 1 - surplus.amount / surplusBound.amount), 1)
  }
}

/// Why nothing is bought of an offer.
package enum ExclusionReason: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  case declined = "policy_declines"
  case referred = "policy_refers"
  case belowHurdle = "return_below_hurdle"
  case belowNote = "smaller_than_a_note"
  case name = "limit_name"
  case grade = "limit_grade"
  case band = "limit_band"
  case term = "limit_term"
  case purpose = "limit_purpose"
  case region = "limit_region"
  case budgetSpent = "budget_spent"

  package init(limit kind: LoanKind) {
    self =
      switch kind {
      case .grade: .grade
      case .band: .band
      case .term: .term
      case .purpose: .purpose
      case .region: .region
      }
  }
}

/// What the numbers of a book rest on: assumptions, stated and not learned, and how exact they are.
package struct BookBasis: Codable, Sendable, Equatable {
  /// Between the fortunes of any two loans, 0…1; nil takes that of Basel by each loan's chance.
  package let correlation: Double?
  /// Rate a year at which losses are discounted.
  package let discountRate: Rate
  /// Full names of the models that answered, and the policy's.
  package let models: [String]
  package let policy: String
  /// Loans that were rated.
  package let rated: Int
  /// How many of them had no rate of the lender and are priced at the policy's.
  package let assumedRates: Int
  /// How many of those are in the book.
  package let assumedRatesInBook: Int
  /// Ids that several of the rated loans share: each is one borrower.
  package let sharedIds: Int

  package init(
    correlation: Double?, discountRate: Rate, models: [String], policy: String, rated: Int = 0,
    assumedRates: Int = 0, assumedRatesInBook: Int = 0, sharedIds: Int = 0
  ) {
    self.correlation = correlation
    self.discountRate = discountRate
    self.models = models
    self.policy = policy
    self.rated = rated
    self.assumedRates = assumedRates
    self.assumedRatesInBook = assumedRatesInBook
    self.sharedIds = sharedIds
  }
}
