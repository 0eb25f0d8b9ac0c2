package import Lending

/// A loan of a book with the money in it.
package struct BookLoan: Sendable {
  package let amount: Money
  package let outlook: LoanOutlook
  /// Name of its group in each kind; a kind that is absent is not known.
  package let kinds: [LoanKind: String]

  package init(amount: Money, outlook: LoanOutlook, kinds: [LoanKind: String]) {
    self.amount = amount
    self.outlook = outlook
    self.kinds = kinds
  }
}
