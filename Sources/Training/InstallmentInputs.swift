internal import Lending
internal import Scoring

/// The inputs of instalment loans: what credit sense knows of a borrower and a loan.
enum InstallmentInputs {
  static func all(_ variant: Variant, _ codes: RiskCodes) -> [Feature] {
    func field(_ id: FieldID, _ monotone: Int) -> Feature {
      Feature(name: id.rawValue, source: .number(id), toldAs: id, monotone: monotone)
    }
    func choice(_ id: FieldID, monotone: Int) -> Feature {
      Feature(
        name: id.rawValue, source: .code(id, codes[id]), toldAs: id, monotone: monotone)
    }
    var inputs = [
      field(.loanAmount, 1),
      Feature(
        name: "loan_to_income", source: .loanToIncome, toldAs: .loanAmount, monotone: 1),
      field(.termMonths, 1),
      choice(.purpose, monotone: 1),
      Feature(
        name: "effective_income", source: .effectiveIncome, toldAs: .annualIncome, monotone: -1),
      Feature(
        name: "effective_debt_to_income", source: .effectiveDebtToIncome, toldAs: .debtToIncome,
        monotone: 1),
      field("employment_years", -1),
      choice("home_ownership", monotone: 1),
      field("fico_score", -1),
      field("inquiries_6m", 1),
      field("delinquencies_2y", 1),
      field("open_accounts", 1),
      field("total_accounts", -1),
      field("public_records", 1),
      field("bankruptcies", 1),
      // Left free, more card debt lowers the risk, as whoever owes much was once trusted with much;
      // but paying a card down must never cost an applicant the loan.
      field("revolving_balance", 1),
      field("revolving_utilization", 1),
      field("mortgage_accounts", -1),
    ]
    if variant == .priced {
      inputs += [
        field(.interestRate, 1),
        // The lender's own order, which is its order of risk.
        Feature(
          name: FieldID.grade.rawValue, source: .code(.grade, RiskCodes.grades), toldAs: .grade,
          monotone: 1),
        Feature(
          name: "payment_to_income", source: .paymentToIncome, toldAs: .annualIncome, monotone: 1),
      ]
    }
    return inputs
  }

  /// Inputs that an application always has, or that follow from such fields.
  static let alwaysKnown: Set<String> = [
    "loan_amount", "loan_to_income", "term_months", "effective_income", "interest_rate",
    "payment_to_income",
  ]

  /// The same loans as unknown as other lenders' applications: chance that an input is blanked.
  static func blankingChance(of feature: Feature) -> Double {
    if alwaysKnown.contains(feature.name) { return 0 }
    return feature.name == "fico_score" ? 0.35 : 0.12
  }
}
