package import Lending

extension Feature {
  /// The fields from which the input is made.
  package var fieldsRead: [FieldID] {
    switch source {
    case .number(let field), .code(let field, _), .monthsLate(let field), .wayOfPaying(let field):
      [field]
    case .shareOfLimit(let field): [field, .creditLimit]
    case .shareOfBill(let field, let bill): [field, bill]
    case .card(let measure): measure.fieldsRead
    case .effectiveIncome: [.annualIncome, .jointAnnualIncome]
    case .effectiveDebtToIncome:
      [.debtToIncome, .jointDebtToIncome, .monthlyDebtPayments, .annualIncome, .jointAnnualIncome]
    case .loan(let measure): measure.fieldsRead
    case .loanToIncome: [.loanAmount, .annualIncome, .jointAnnualIncome]
    case .revolvingToIncome: ["revolving_balance", .annualIncome, .jointAnnualIncome]
    case .paymentToIncome:
      [.loanAmount, .interestRate, .termMonths, .annualIncome, .jointAnnualIncome]
    }
  }
}
