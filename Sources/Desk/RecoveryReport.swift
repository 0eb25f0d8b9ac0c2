package import Lending

/// What came of a table of charged-off loans: how it was read, and the value of them all.
package struct RecoveryReport: Sendable, Equatable {
  package let table: BatchReport
  package let pool: DebtPool
  /// Rows that the lender's own column shows not to be charged off: passed over, and no mistake.
  package let otherLoans: Int
}
