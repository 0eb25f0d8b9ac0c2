internal import Lending

extension ColumnMap {
  /// Lending Club's loan files of all years: the statistics as downloaded since 2012, listings on
  /// offer, the first statistics with names in words (also with points for blanks), and what
  /// spreadsheets made of them.
  package static let lendingClub = ColumnMap(
    name: "lendingclub", product: .installmentLoan, idColumns: ["id", "member_id", "loan id"],
    rules: [
      Rule("loan_amount", [["loan_amnt"] + named("Amount Requested")], .plain),
      Rule("term_months", [["term", "term_months"] + named("Loan Length")], .leadingNumber),
      Rule("purpose", [["purpose"] + named("Loan Purpose")], .words(purposes)),
      Rule("annual_income", [["annual_inc"]], .plain),
      Rule("annual_income", [named("Monthly Income")], .scaled(.times(12))),
      // −1 and 999 stand where no income was known.
      Rule(
        "debt_to_income", [["dti"] + named("Debt-To-Income Ratio")],
        .numberUnless([-1, 999, 9999])),
      Rule(
        "employment_years", [["emp_length", "emp_length_years"] + named("Employment Length")],
        .employmentYears),
      Rule("home_ownership", [["home_ownership"] + named("Home Ownership")], .words(homes)),
      Rule(
        "income_verification", [["verification_status", "is_inc_v"]], .words(verifications)),
      Rule("fico_score", [["fico_range_low", "fico_joined"], ["fico_range_high"]], .midpoint),
      Rule("fico_score", [named("FICO Range")], .range),
      Rule(
        "credit_history_years",
        [
          ["earliest_cr_line"] + named("Earliest CREDIT Line"),
          ["issue_d"] + named("Issued Date") + named("Application Date"),
          ["issue_month", "list_d", "accept_d"],
        ], .yearsBetween([.plain])),
      Rule(
        "inquiries_6m", [["inq_last_6mths"] + named("Inquiries in the Last 6 Months")], .plain),
      Rule("delinquencies_2y", [["delinq_2yrs"] + named("Delinquencies (Last 2 yrs)")], .plain),
      // The files of the first years write 0 for never.
      Rule(
        "months_since_delinquency",
        [["mths_since_last_delinq"] + named("Months Since Last Delinquency")],
        .numberUnless([0])),
      Rule(
        "months_since_public_record",
        [["mths_since_last_record"] + named("Months Since Last Record")], .numberUnless([0])),
      Rule("open_accounts", [["open_acc"] + named("Open CREDIT Lines")], .plain),
      Rule("total_accounts", [["total_acc"] + named("Total CREDIT Lines")], .plain),
      Rule("public_records", [["pub_rec"] + named("Public Records On File")], .plain),
      Rule("bankruptcies", [["pub_rec_bankruptcies"]], .plain),
      Rule("revolving_balance", [["revol_bal"] + named("Revolving CREDIT Balance")], .plain),
      Rule(
        "revolving_utilization",
        [
          ["revol_util"] + named("Revolving Line Utilization"),
          ["int_rate"] + named("Interest Rate"),
        ], .percentBesideRate()),
      Rule("mortgage_accounts", [["mort_acc"]], .plain),
      Rule(
        "interest_rate",
        [["int_rate"] + named("Interest Rate"), ["int_rate"] + named("Interest Rate")],
        .percentBesideRate()),
      Rule("grade", [["grade"]], .plain),
      // The first statistics give grade and step as one word, of which the letter is the grade.
      Rule("grade", [named("CREDIT Grade")], .words(steps)),
      Rule("joint_annual_income", [["annual_inc_joint"]], .plain),
      Rule("joint_debt_to_income", [["dti_joint"]], .numberUnless([-1, 999, 9999])),
      Rule("region", [["addr_state"] + named("State")], .verbatim),
    ],
    notes: [
      // Above and below the loans, and between those in and outside the credit policy.
      "Notes offered by Prospectus", "Total amount funded in policy code",
      "Loans that do not meet the credit policy",
    ])

  /// A name in words, and as statistics programs write it.
  private static func named(_ name: String) -> [String] {
    let lower = name.lowercased()
    return [lower, String(lower.map { $0.isLetter || $0.isNumber ? $0 : "." })]
  }

  private static let steps = Dictionary(
    uniqueKeysWithValues: "ABCDEFG".flatMap { letter in
      (1...5).map { ("\(letter)\($0)", String(letter)) }
    })

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
