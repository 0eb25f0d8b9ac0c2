internal import Lending
internal import Tables

/// Positions of the columns that tell what came of a loan.
///
/// None of them is ever an input: inputs come from the lender's column map alone.
struct LendingClubColumns {
  let application: BoundColumns
  private let positions: [String: Int]

  init(_ source: LoanSource, header: [String], file: String) throws(TrainingError) {
    application = ColumnMap.lendingClub.bound(to: header)
    positions = Dictionary(
      header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let common = ["loan_amnt", "term", "annual_inc", "dti", "revol_bal"]
    let needed =
      source == .sample
      ? common + ["target", "est_p50", "est_p90"]
      : common + [
        "loan_status", "issue_d", "last_pymnt_d", "last_credit_pull_d", "total_rec_prncp",
        "recoveries", "collection_recovery_fee",
      ]
    for column in needed where positions[column] == nil {
      throw .columnMissing(file: file, column: column)
    }
  }

  /// The text of a column; empty where the file has no such column.
  func text(_ column: String, _ record: CSVRecord) -> String {
    positions[column].map { record[$0] } ?? ""
  }

  func number(_ column: String, _ record: CSVRecord) -> Double? {
    Figure.read(text(column, record))
  }

  func month(_ column: String, _ record: CSVRecord) -> MonthDate? {
    MonthDate(text(column, record))
  }
}
