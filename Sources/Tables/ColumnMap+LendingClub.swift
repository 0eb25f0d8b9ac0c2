internal import Lending

extension ColumnMap {
  /// Lending Club's loan files of all years, in the formats of its own site and of spreadsheets
  /// that went over them.
  package static let lendingClub = ColumnMap(
    name: "lendingclub", product: .installmentLoan, idColumns: ["id", "member_id"],
    rules: [
      Rule("loan_amount", [["loan_amnt"]], .plain),
      Rule("term_months", [["term", "term_months"]], .leadingNumber),
      Rule("purpose", [["purpose"]], .words(purposes)),
      Rule("annual_income", [["annual_inc"]], .plain),
      // −1 and 999 stand where no income was known.
      Rule("debt_to_income", [["dti"]], .numberUnless([-1, 999, 9999])),
      Rule("employment_years", [["emp_length", "emp_length_years"]], .employmentYears),
      Rule("home_ownership", [["home_ownership"]], .words(homes)),
      Rule("income_verification", [["verification_status"]], .words(verifications)),
      Rule("fico_score", [["fico_range_low", "fico_joined"], ["fico_range_high"]], .midpoint),
      Rule(
        "credit_history_years", [["earliest_cr_line"], ["issue_d"], ["issue_month"]], .yearsBetween),
      Rule("inquiries_6m", [["inq_last_6mths"]], .plain),
      Rule("delinquencies_2y", [["delinq_2yrs"]], .plain),
      // The files of the first years write 0 for never.
      Rule("months_since_delinquency", [["mths_since_last_delinq"]], .numberUnless([0])),
      Rule("months_since_public_record", [["mths_since_last_record"]], .numberUnless([0])),
      Rule("open_accounts", [["open_acc"]], .plain),
      Rule("total_accounts", [["total_acc"]], .plain),
      Rule("public_records", [["pub_rec"]], .plain),
      Rule("bankruptcies", [["pub_rec_bankruptcies"]], .plain),
      Rule("revolving_balance", [["revol_bal"]], .plain),
      Rule("revolving_utilization", [["revol_util"], ["int_rate"]], .percentBesideRate),
      Rule("mortgage_accounts", [["mort_acc"]], .plain),
      Rule("interest_rate", [["int_rate"], ["int_rate"]], .percentBesideRate),
      Rule("grade", [["grade"]], .plain),
      Rule("joint_annual_income", [["annual_inc_joint"]], .plain),
      Rule("joint_debt_to_income", [["dti_joint"]], .numberUnless([-1, 999, 9999])),
      Rule("region", [["addr_state"]], .plain),
    ])

  private static let purposes = ["educational": "education"]

  private static let homes = [
    "RENT": "rent", "MORTGAGE": "mortgage", "OWN": "own", "OTHER": "other", "NONE": "other",
    "ANY": "other",
  ]

  private static let verifications = [
    "Not Verified": "none", "Source Verified": "source", "Verified": "full",
    "VERIFIED - income": "full", "VERIFIED - income source": "source", "not verified": "none",
  ]
}
