internal import Lending

/// Finds the column that a field is probably meant by where no known lender's words fit.
enum ColumnGuess {
  /// Other words for a field, without blanks and signs, the likeliest first.
  private static let synonyms: [FieldID: [String]] = [
    .loanAmount: ["loanamnt", "amount", "amountrequested", "requestedamount", "loan", "principal"],
    .termMonths: ["term", "loanterm", "months", "duration", "loanlength"],
    .annualIncome: ["income", "annualinc", "yearlyincome", "grossincome", "salary"],
    .debtToIncome: ["dti", "debttoincomeratio"],
    .interestRate: ["rate", "intrate", "apr", "coupon"],
    .revolvingUtilization: ["utilization", "utilisation", "revolutil", "cardusage"],
    .revolvingBalance: ["revolbal", "cardbalance"],
    .openAccounts: ["openacc", "opencreditlines"],
    .totalAccounts: ["totalacc", "totalcreditlines"],
    .grade: ["lendergrade", "rating"],
    "fico_score": ["fico", "creditscore", "score", "ficorangelow"],
    "employment_years": ["emplength", "employmentlength", "yearsemployed", "jobtenure"],
    "home_ownership": ["home", "housing", "housingstatus"],
    "income_verification": ["verificationstatus", "incomeverified"],
    "purpose": ["loanpurpose", "reason"],
    "inquiries_6m": ["inquiries", "inqlast6mths"],
    "delinquencies_2y": ["delinquencies", "delinq2yrs"],
    "public_records": ["pubrec"],
    "region": ["state", "addrstate"],
    .creditLimit: ["limit", "limitbal", "cardlimit"],
    .monthlyIncome: ["incomeamonth", "monthlyinc"],
  ]

  /// The changes that give columns to fields without one; no column is given twice.
  static func changes(
    for missing: [Field], among unused: [String]
  ) -> [ColumnChange] {
    var free = unused.filter { !$0.isEmpty }.map { (name: $0, plain: plain($0)) }
    var changes: [ColumnChange] = []
    for field in missing {
      let names = [plain(field.id.rawValue), plain(field.label)] + (synonyms[field.id] ?? [])
      guard
        let place = names.lazy.compactMap({ name in free.firstIndex { $0.plain == name } }).first
      else { continue }
      changes.append(ColumnChange(field: field.id, column: free.remove(at: place).name))
    }
    return changes
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
