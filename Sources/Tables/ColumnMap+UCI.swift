internal import Lending

extension ColumnMap {
  /// The card accounts of UCI's "Default of Credit Card Clients", under the names of its file and of
  /// the sheets that were made from it.
  ///
  /// The newest status is `PAY_0` in the file, with no `PAY_1`; sheets mend that. Sex, education,
  /// marriage and age are not read.
  package static let uci = ColumnMap(
    name: "uci", product: .creditCard, idColumns: ["id"],
    rules: [Rule(.creditLimit, [["limit_bal"]], .plain)]
      + months(FieldID.repaymentStatuses) { $0 == 1 ? ["pay_0", "pay_1"] : ["pay_\($0)"] }
      + months(FieldID.billAmounts) { ["bill_amt\($0)"] }
      + months(FieldID.paymentAmounts) { ["pay_amt\($0)"] })

  private static func months(_ fields: [FieldID], _ names: (Int) -> [String]) -> [Rule] {
    fields.enumerated().map { Rule($0.element, [names($0.offset + 1)], .plain) }
  }
}
