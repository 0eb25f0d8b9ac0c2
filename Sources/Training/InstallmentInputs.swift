internal import Lending
internal import Scoring

/// The inputs of instalment loans: what credit sense knows of a borrower and a loan.
enum InstallmentInputs {
  /// What a glass box looks at.
  static func few(_ variant: Variant, _ codes: RiskCodes) -> [Feature] {
    borrower(codes) + (variant == .priced ? price : [])
  }

  /// What learners of many inputs look at as well: the same facts, put in other ways.
  static func all(_ variant: Variant, _ codes: RiskCodes) -> [Feature] {
    few(variant, codes) + [
      field("revolving_balance", 1),
      // A larger loan never lowers the risk, however it is put: the limit is searched on that.
      measure(.loanToRevolvingBalance, .loanAmount, 1),
      Feature(
        name: "revolving_to_income", source: .revolvingToIncome, toldAs: "revolving_balance",
        monotone: 1),
      measure(.revolvingLimitPerAccount, "revolving_balance", -1),
      measure(.openShare, "open_accounts", 0),
      measure(.burden, .debtToIncome, 1),
    ]
  }

  private static func borrower(_ codes: RiskCodes) -> [Feature] {
    [
      field(.loanAmount, 1),
      Feature(
        name: "loan_to_income", source: .loanToIncome, toldAs: .loanAmount, monotone: 1),
      field(.termMonths, 1),
      choice(.purpose, codes),
      Feature(
        name: "effective_income", source: .effectiveIncome, toldAs: .annualIncome, monotone: -1),
      Feature(
        name: "effective_debt_to_income", source: .effectiveDebtToIncome, toldAs: .debtToIncome,
        monotone: 1),
      field("employment_years", -1),
      choice("home_ownership", codes),
      field("fico_score", -1),
      field("inquiries_6m", 1),
      field("delinquencies_2y", 1),
      field("open_accounts", 1),
      field("total_accounts", -1),
      field("public_records", 1),
      field("bankruptcies", 1),
      // Whoever owes much was once trusted with much, so left alone a balance would lower the risk.
      // Its two meanings are kept apart: the limit that others granted, and how much of it is used.
      measure(.revolvingLimit, "revolving_balance", -1),
      measure(.loanToRevolvingLimit, .loanAmount, 1),
      field("revolving_utilization", 1),
      field("mortgage_accounts", -1),
    ]
  }

  private static let price = [
    field(.interestRate, 1),
    // The lender's own order, which is its order of risk.
    Feature(
      name: FieldID.grade.rawValue, source: .code(.grade, RiskCodes.grades), toldAs: .grade,
      monotone: 1),
    Feature(
      name: "payment_to_income", source: .paymentToIncome, toldAs: .annualIncome, monotone: 1),
  ]

  private static func field(_ id: FieldID, _ monotone: Int) -> Feature {
    Feature(name: id.rawValue, source: .number(id), toldAs: id, monotone: monotone)
  }

  private static func choice(_ id: FieldID, _ codes: RiskCodes) -> Feature {
    Feature(name: id.rawValue, source: .code(id, codes[id]), toldAs: id, monotone: 1)
  }

  private static func measure(
    _ measure: LoanMeasure, _ toldAs: FieldID, _ monotone: Int
  ) -> Feature {
    Feature(name: measure.rawValue, source: .loan(measure), toldAs: toldAs, monotone: monotone)
  }

  /// The same loans as unknown as other lenders' applications: chance that a field is blanked.
  ///
  /// Amount, term, income and the lender's own price are always known.
  static let blanking: [FieldID: Double] = {
    let others: [FieldID] = [
      .purpose, .debtToIncome, "employment_years", "home_ownership", "inquiries_6m",
      "delinquencies_2y", "open_accounts", "total_accounts", "public_records", "bankruptcies",
      "revolving_balance", "revolving_utilization", "mortgage_accounts", .grade,
    ]
    var chances = Dictionary(uniqueKeysWithValues: others.map { ($0, 0.06) })
    chances["fico_score"] = 0.2
    return chances
  }()
}
