internal import Lending

/// A table of applications to be kept as cases.
package struct CaseImport: Sendable {
  /// Path, or `-` for standard input.
  package var input: String
  /// Path of the rejected rows; nil puts them beside the input.
  package var rejects: String?
  package var lender: Lender
  package var threads: Int
  /// Numbers of the data rows that are wanted, from 1; nil for all.
  package var rows: Set<Int>?

  package init(
    input: String, rejects: String? = nil, lender: Lender = .assay, threads: Int = 1,
    rows: Set<Int>? = nil
  ) {
    self.input = input
    self.rejects = rejects
    self.lender = lender
    self.threads = threads
    self.rows = rows
  }
}

/// What came of bringing cases in.
package struct CaseImportReport: Sendable, Equatable {
  /// Cases that are in the store now and were not before.
  package internal(set) var kept = 0
  /// Rows whose reference is that of a case already.
  package internal(set) var known = 0
  package internal(set) var rejected = 0
  /// Where the rejected rows are told; nil where there are none.
  package internal(set) var rejectsFile: String?
  /// How the units of columns were read, in sentences.
  package internal(set) var unitsRead: [String] = []
  /// What may be meant otherwise than it was read, in sentences.
  package internal(set) var doubts: [String] = []
  /// The person stopped it: what was kept stays.
  package internal(set) var isStopped = false
}
