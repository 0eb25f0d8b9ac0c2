package import Lending

/// Which loans to choose from or to look at, and what is asked of the choice.
package struct PortfolioRequest: Sendable {
  package var table: BatchRequest
  /// Nil where the table is of loans that are held: nothing is chosen.
  package var plan: PortfolioPlan?
  /// Between the fortunes of any two loans, 0…0.95; nil takes Basel's by each loan's chance.
  package var correlation: Double?
  /// Loans of one table at most: some 550 bytes each, so 280 MB and half a minute on one core.
  package static let mostRows = 500_000
  /// The same, for this one.
  package var mostRows = Self.mostRows

  /// Whether the choice is written to the output of the table.
  package var writesTable: Bool

  package init(
    table: BatchRequest, plan: PortfolioPlan?, correlation: Double? = nil, writesTable: Bool = true
  ) {
    self.table = table
    self.plan = plan
    self.correlation = correlation
    self.writesTable = writesTable
  }
}
