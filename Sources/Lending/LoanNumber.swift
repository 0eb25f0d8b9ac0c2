/// The numbers that engines put together; where each stands is found once for a whole layout.
package enum LoanNumber: Int, Sendable, CaseIterable {
  case loanAmount, termMonths, interestRate
  case annualIncome, jointAnnualIncome, monthlyDebtPayments, debtToIncome, jointDebtToIncome
  case openAccounts, totalAccounts, revolvingBalance, revolvingUtilization
  case creditLimit

  var field: FieldID {
    switch self {
    case .loanAmount: .loanAmount
    case .termMonths: .termMonths
    case .interestRate: .interestRate
    case .annualIncome: .annualIncome
    case .jointAnnualIncome: .jointAnnualIncome
    case .monthlyDebtPayments: .monthlyDebtPayments
    case .debtToIncome: .debtToIncome
    case .jointDebtToIncome: .jointDebtToIncome
    case .openAccounts: .openAccounts
    case .totalAccounts: .totalAccounts
    case .revolvingBalance: .revolvingBalance
    case .revolvingUtilization: .revolvingUtilization
    case .creditLimit: .creditLimit
    }
  }
}
