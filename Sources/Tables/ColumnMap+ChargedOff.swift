internal import Lending

extension ColumnMap {
  /// The charged-off loans of Lending Club's statistics, as a recovery model was taught them.
  ///
  /// The day of the charge-off stands in no file. The model only asks how many months were paid, so
  /// the last payment stands for it, as in training.
  package static let lendingClubChargedOff = lendingClub.ofChargedOffs(
    status: RowStatus(
      column: "loan_status",
      words: Set(
        ["Charged Off", "Default"].flatMap {
          [$0, "Does not meet the credit policy. Status:\($0)"]
        })),
    rules: [
      // What was lent can be less than what was asked for.
      Rule(
        .outstandingPrincipal, [["funded_amnt", "loan_amnt"], ["total_rec_prncp"]], .difference),
      Rule(.paidPrincipal, [["total_rec_prncp"]], .plain),
      Rule(.monthsOnBook, [["issue_d"], ["last_pymnt_d"]], .monthsBetween([.plain])),
      Rule(.monthsSinceLastPayment, [["last_pymnt_d"]], .zeroWhereFilled),
    ])

  /// The charged-off loans of Prosper's public file.
  ///
  /// When the last payment came does not stand in it, and the gross principal loss is 0 for some loans
  /// in default, so the principal still owed is what was lent less what was paid back.
  package static let prosperChargedOff = prosper.ofChargedOffs(
    status: RowStatus(column: "loanstatus", words: ["Chargedoff", "Defaulted"]),
    rules: [
      Rule(
        .outstandingPrincipal, [["loanoriginalamount"], ["lp_customerprincipalpayments"]],
        .difference),
      Rule(.paidPrincipal, [["lp_customerprincipalpayments"]], .plain),
      Rule(
        .monthsOnBook, [["loanoriginationdate"], ["closeddate"]],
        .monthsBetween([.plain, .monthDayYear])),
    ])

  private func ofChargedOffs(status: RowStatus, rules debt: [Rule]) -> ColumnMap {
    ColumnMap(
      name: name, product: .recovery, idColumns: idColumns, rules: debt + rules, notes: notes,
      status: status)
  }
}
