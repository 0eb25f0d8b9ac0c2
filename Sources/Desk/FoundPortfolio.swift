package import Lending

/// A portfolio with its loans and what came of reading its table.
package struct FoundPortfolio: Sendable, Equatable {
  package let portfolio: Portfolio
  /// Bought or held, the most money first.
  package let holdings: [PortfolioHolding]
  package let table: BatchReport
}
