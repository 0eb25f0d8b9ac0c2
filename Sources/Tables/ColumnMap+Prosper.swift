internal import Lending

extension ColumnMap {
  /// Prosper's public file of listings and loans.
  ///
  /// Its own rating and score are another lender's and no grade of ours. Delinquencies are of seven
  /// years there and of two here, so they are not read.
  package static let prosper = ColumnMap(
    name: "prosper", product: .installmentLoan, idColumns: ["loannumber", "listingnumber"],
    rules: [
      Rule("loan_amount", [["loanoriginalamount"]], .plain),
      Rule("term_months", [["term"]], .plain),
      Rule("purpose", [["listingcategory (numeric)", "listingcategory"]], .words(listings)),
      Rule("annual_income", [["statedmonthlyincome"]], .scaled(.times(12))),
      // 10.01 stands for any ratio above ten, so how far above is not known.
      Rule("debt_to_income", [["debttoincomeratio"]], .scaled(.times(100), unless: [10.01])),
      Rule("employment_years", [["employmentstatusduration"]], .scaled(.over(12))),
      Rule("home_ownership", [["isborrowerhomeowner"]], .words(owners)),
      Rule("income_verification", [["incomeverifiable"]], .words(verifiable)),
      Rule(
        "fico_score", [["creditscorerangelower"], ["creditscorerangeupper"]],
        .midpointUnless([0])),
      Rule(
        "credit_history_years",
        [["firstrecordedcreditline"], ["listingcreationdate"], ["datecreditpulled"]],
        .yearsBetween([.plain, .monthDayYear])),
      Rule("inquiries_6m", [["inquirieslast6months"]], .plain),
      Rule("open_accounts", [["opencreditlines"]], .plain),
      Rule("total_accounts", [["totalcreditlinespast7years"]], .plain),
      Rule("public_records", [["publicrecordslast10years"]], .plain),
      Rule("revolving_balance", [["revolvingcreditbalance"]], .plain),
      Rule("revolving_utilization", [["bankcardutilization"]], .scaled(.times(100))),
      Rule("interest_rate", [["borrowerrate"]], .scaled(.times(100))),
      Rule("region", [["borrowerstate"]], .verbatim),
    ])

  /// By number and by name; 0 says that nothing is known.
  private static let listings: [String: String] = {
    let categories: [(String, String)] = [
      ("Not Available", ""), ("Debt Consolidation", "debt_consolidation"),
      ("Home Improvement", "home_improvement"), ("Business", "small_business"),
      ("Personal Loan", "other"), ("Student Use", "education"), ("Auto", "car"),
      ("Other", "other"), ("Baby & Adoption", "other"), ("Boat", "major_purchase"),
      ("Cosmetic Procedure", "medical"), ("Engagement Ring", "major_purchase"),
      ("Green Loans", "renewable_energy"), ("Household Expenses", "other"),
      ("Large Purchases", "major_purchase"), ("Medical/Dental", "medical"),
      ("Motorcycle", "major_purchase"), ("RV", "major_purchase"), ("Taxes", "other"),
      ("Vacation", "vacation"), ("Wedding Loans", "wedding"),
    ]
    var words: [String: String] = [:]
    for (number, category) in categories.enumerated() {
      words["\(number)"] = category.1
      words["\(number).0"] = category.1
      words[category.0] = category.1
    }
    return words
  }()

  /// A home owner of Prosper has a mortgage on the credit file, or papers that show a home; the
  /// first is by far the more frequent.
  private static let owners = [
    "True": "mortgage", "TRUE": "mortgage", "true": "mortgage", "False": "rent", "FALSE": "rent",
    "false": "rent",
  ]

  /// That an income could be shown does not say that anybody looked.
  private static let verifiable = [
    "True": "", "TRUE": "", "true": "", "False": "none", "FALSE": "none", "false": "none",
  ]
}
