internal import Lending
internal import Tables

/// One row of a Lending Club file before it is known which vintages have matured.
struct LendingClubRecord {
  let application: LoanApplication
  let outcome: LoanOutcome
  let issued: MonthDate?
  let issuedAtLatest: MonthDate?
  let key: LoanKey
  let cash: RealisedCash?
  /// Which extract the row came from, as far as its way of writing dates shows it.
  let extract: String

  /// Nil where the application or the status cannot be read.
  init?(_ record: CSVRecord, _ columns: LendingClubColumns, _ catalogue: FieldCatalogue) {
    guard let outcome = Self.outcome(record, columns),
      let application = try? columns.application.form(record).validated(by: catalogue)
    else { return nil }
    self.application = application
    self.outcome = outcome
    let dated = columns.month("issue_d", record) ?? columns.month("issue_month", record)
    issued = dated ?? columns.month("est_p50", record)
    issuedAtLatest = dated ?? columns.month("est_p90", record)
    key = LoanKey(
      amount: columns.number("loan_amnt", record), income: columns.number("annual_inc", record),
      debtToIncome: columns.number("dti", record),
      revolvingBalance: columns.number("revol_bal", record))
    cash = Self.cash(record, columns)
    // Digits and letters each as one sign: 2015-12-01, Dec-2015 and 15-Dec come from three extracts.
    let form = columns.text("issue_d", record).map { $0.isNumber ? "9" : $0.isLetter ? "A" : $0 }
    extract = String(form)
  }

  /// Nil for a status that is neither an end nor a running loan.
  private static func outcome(
    _ record: CSVRecord, _ columns: LendingClubColumns
  ) -> LoanOutcome? {
    if let target = columns.number("target", record) {
      return target == 1 ? .chargedOff : target == 0 ? .repaid : nil
    }
    // Loans outside the credit policy carry their end after a prefix.
    let prefix = "Does not meet the credit policy. Status:"
    let text = columns.text("loan_status", record)
    switch text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text {
    case "Fully Paid": return .repaid
    case "Charged Off", "Default": return .chargedOff
    case "Current", "In Grace Period", "Late (16-30 days)", "Late (31-120 days)", "Issued":
      return .running
    default: return nil
    }
  }

  private static func cash(_ record: CSVRecord, _ columns: LendingClubColumns) -> RealisedCash? {
    // What was lent can be less than what was asked for.
    guard
      let amount = columns.number("funded_amnt", record) ?? columns.number("loan_amnt", record),
      let principal = columns.number("total_rec_prncp", record),
      let recoveries = columns.number("recoveries", record),
      let fee = columns.number("collection_recovery_fee", record)
    else { return nil }
    let lastPayment = columns.month("last_pymnt_d", record)
    let pulled = columns.month("last_credit_pull_d", record)
    return RealisedCash(
      lastPayment: lastPayment, seenUntil: [lastPayment, pulled].compactMap { $0 }.max(),
      amount: amount, principalRepaid: principal, recoveries: recoveries, collectionFee: fee,
      total: columns.number("total_pymnt", record))
  }
}
