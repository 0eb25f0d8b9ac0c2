/// What was found beside an application as it stands, or why nothing was sought.
package struct Alternatives<Found: Sendable & Equatable>: Sendable, Equatable {
  /// From the smallest change up; empty where no change of the grid is enough.
  package let found: [Found]
  /// Nil where all was sought.
  package let hindrance: Hindrance?
  /// The largest amount that would be approved; nil where it is not asked or there is none.
  package let largest: Money?

  package init(_ found: [Found]) {
    self.found = found
    hindrance = nil
    largest = nil
  }

  package init(hindrance: Hindrance, largest: Money? = nil) {
    found = []
    self.hindrance = hindrance
    self.largest = largest
  }
}

/// Why no search beside an application can help.
package enum Hindrance: String, Codable, Sendable {
  case isApproved = "approved"
  /// Nobody is asked to change only to look more usual.
  case isUnlikeAny = "out_of_domain"
  case isIncomplete = "incomplete"
  /// Neither borrower nor lender can set anything of this product.
  case hasNoTerms = "no_terms"

  /// - Parameter product: what is screened, loans or card accounts.
  package func sentence(of product: Product) -> String {
    switch self {
    case .isApproved: "the policy approves it as it stands"
    case .isUnlikeAny:
      "it is unlike the \(product == .creditCard ? "accounts" : "loans") that the model learned from, "
        + "so no foretold change can be relied on"
    case .isIncomplete: "a rule cannot be checked; what it asks must be known first"
    case .hasNoTerms: "the product has no terms that an offer could set"
    }
  }
}
