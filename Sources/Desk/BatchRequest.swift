package import Lending
internal import Tables

/// What to score: a table of applications, and where the results go.
package struct BatchRequest: Sendable {
  /// Path, or `-` for standard input.
  package var input: String
  /// Path, or `-` for standard output.
  package var output: String
  /// Path of the rejected rows; nil puts them beside the output.
  package var rejects: String?
  package var lender: Lender
  /// How many reasons each row gets.
  package var reasons: Int
  package var threads: Int

  package init(
    input: String, output: String, rejects: String? = nil, lender: Lender = .assay,
    reasons: Int = 3, threads: Int = 1
  ) {
    self.input = input
    self.output = output
    self.rejects = rejects
    self.lender = lender
    self.reasons = reasons
    self.threads = threads
  }
}

/// Whose words the columns of a table use.
package enum Lender: String, Sendable, CaseIterable {
  case assay
  case lendingclub
  /// UCI's file of card accounts.
  case uci

  /// What the lender's tables hold; nil where they hold anything.
  package var product: Product? {
    switch self {
    case .assay: nil
    case .lendingclub: .installmentLoan
    case .uci: .creditCard
    }
  }

  func columns(_ catalogue: FieldCatalogue) -> ColumnMap {
    switch self {
    case .assay: .assay(catalogue)
    case .lendingclub: .lendingClub
    case .uci: .uci
    }
  }
}

/// What came of a batch.
package struct BatchReport: Sendable, Equatable {
  package let accepted: Int
  package let rejected: Int
  /// Where the rejected rows are told; nil where there are none.
  package let rejectsFile: String?
  /// Columns that were not read, and fields that no column gave.
  package let unmatchedColumns: [String]
  package let missingFields: [FieldID]
}

/// How far a batch is.
package struct BatchProgress: Sendable {
  package let rows: Int
  package let seconds: Double
}
