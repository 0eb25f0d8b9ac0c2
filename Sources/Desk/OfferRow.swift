internal import Lending
internal import Pricing

/// A row of a table of offers as it is chosen and written: little, as a table may have millions.
struct OfferRow: Sendable {
  let row: Int
  /// What names the row in the table, nil where no column does.
  let id: String?
  /// On offer, or held.
  let amount: Money
  let termMonths: Int
  /// The lender's own; nil where the policy's stands in.
  let rate: Rate?
  let probability: Probability
  /// Of one unit of money.
  let expectedLoss: Double
  /// Nil where nothing comes in.
  let expectedReturn: Rate?
  /// Percent a year.
  let riskCharge: Rate
  /// Nil where the policy was not asked.
  let verdict: Verdict?
  let kinds: [LoanKind: String]

  /// An application that is priced the same way.
  var priced: LoanApplication {
    var values: [FieldID: FieldValue] = [
      .loanAmount: .number(amount.amount), .termMonths: .number(Double(termMonths)),
    ]
    if let rate { values[.interestRate] = .number(rate.percent) }
    return LoanApplication(product: .installmentLoan, values: values)
  }

  /// Return a year above a hurdle after the charge for risk, in percent.
  func merit(above hurdle: Rate) -> Double {
    guard let expectedReturn else { return -.infinity }
    return expectedReturn.percent - riskCharge.percent - hurdle.percent
  }
}
