/// Which of a product's models it is, by what it may see.
enum Variant: String, Sendable, CaseIterable {
  case borrower, priced
  /// Of products with one model.
  case standard

  var title: String {
    switch self {
    case .borrower: "Borrower and loan only, without the lender's own price"
    case .priced: "With the lender's own interest rate and grade"
    case .standard: "The standard model"
    }
  }
}
