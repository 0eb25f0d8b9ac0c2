internal import Lending
internal import Scoring
internal import Tables

/// Columns of a lender's file that are written, or written over, after the day of the application.
///
/// Whoever learns from them learns the outcome: payments stop, a hardship plan begins and the score
/// is pulled again because the loan went badly.
struct LaterColumns: Sendable {
  let names: Set<String>
  let beginnings: [String]

  /// Names are compared in small letters, as the column maps do.
  func holds(_ column: String) -> Bool {
    let column = column.lowercased()
    return names.contains(column) || beginnings.contains { column.hasPrefix($0) }
  }

  /// The first column known too late that an input rests on: by its own name, by the fields that it
  /// reads, or by the columns from which the map fills them.
  func first(in feature: Feature, _ map: ColumnMap) -> String? {
    let fields = feature.fieldsRead
    let columns = map.rules.filter { fields.contains($0.field) }.flatMap { $0.columns.joined() }
    return ([feature.name] + fields.map(\.rawValue) + columns).first(where: holds)
  }

  /// Of Lending Club's files, after the lender's own data dictionary.
  static let lendingClub = LaterColumns(
    names: [
      "loan_status", "target", "recoveries", "collection_recovery_fee", "last_credit_pull_d",
      "next_pymnt_d", "funded_amnt_inv", "pymnt_plan", "deferral_term", "payment_plan_start_date",
      "orig_projected_additional_accrued_interest",
    ],
    beginnings: [
      "total_pymnt", "total_rec_", "last_pymnt_", "last_fico_", "out_prncp", "hardship_",
      "settlement_", "debt_settlement_", "chargeoff_", "est_p",
    ])

  /// Of the card accounts of Taiwan: what came of them is all that is known later.
  static let creditCard = LaterColumns(
    names: ["default_payment_next_month", "default payment next month"], beginnings: [])
}
