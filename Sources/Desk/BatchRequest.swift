package import Lending

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
  /// What is told of each row before its reasons, in this order; what no column needs is not worked
  /// out.
  package var columns: [BatchColumn]
  package var threads: Int
  package var format: TableFormat
  /// Files, and folders with all that is in them, that are read and must stay as they are.
  package var protected: [String]

  /// - Parameters:
  ///   - columns: nil asks for all.
  ///   - format: nil takes it from the name of the output.
  package init(
    input: String, output: String, rejects: String? = nil, lender: Lender = .assay,
    reasons: Int = 3, columns: [BatchColumn]? = nil, threads: Int = 1,
    format: TableFormat? = nil, protected: [String] = []
  ) {
    self.input = input
    self.output = output
    self.rejects = rejects
    self.lender = lender
    self.reasons = reasons
    self.columns = columns ?? BatchColumn.usual
    self.threads = threads
    self.format = format ?? TableFormat(fileName: output)
    self.protected = protected
  }
}

extension BatchRequest {
  /// Neither output may take the place of a policy or of a model.
  func refuseProtected() throws(DeskProblem) {
    for written in [output, rejectsPath] {
      for path in protected where OutputFile.lies(written, in: path) {
        throw .file(
          written, problem: "is or belongs to \(path), which is read; choose another name")
      }
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
  /// Columns that an own map names and the table lacks, in lower case.
  package let absentColumns: [String]
  /// How the table is written down, in words: encoding, separator, decimal mark, line of names.
  package let dialect: String
  /// How columns were read whose unit the table itself decided, in sentences.
  package let unitsRead: [String]
  /// What of the table may be meant otherwise than it was read, in sentences.
  package let doubts: [String]
  /// Rows that the lender adds as notes and that were passed over.
  package let skippedNotes: Int
  /// The column that says which rows are meant, as the table writes it; nil where all are.
  package let statusColumn: String?
}

/// How far a batch is.
package struct BatchProgress: Sendable {
  package let rows: Int
  package let seconds: Double
  /// How much of the table is done, 0…1; nil where its size is not known.
  package let share: Double?

  /// Seconds until the end at the rate so far.
  package var secondsLeft: Double? {
    share.flatMap { $0 > 0 ? seconds * (1 - $0) / $0 : nil }
  }
}
