/// A checked application: every value is known to its field's kind and range.
package struct LoanApplication: Codable, Sendable, Equatable {
  package let product: Product
  package private(set) var values: [FieldID: FieldValue]

  /// Takes values that have been checked by a catalogue; use `ApplicationForm.validated`.
  package init(product: Product, values: [FieldID: FieldValue]) {
    self.product = product
    self.values = values
  }

  package func number(_ id: FieldID) -> Double? { values[id]?.number }
  package func choice(_ id: FieldID) -> String? { values[id]?.choice }

  /// The same application with one value exchanged, as the searches need it.
  package func with(_ value: Double?, in id: FieldID) -> LoanApplication {
    var copy = self
    copy.values[id] = value.map { .number($0) }
    return copy
  }
}

extension LoanApplication {
  package var loanAmount: Money { Money(number(.loanAmount) ?? 0) }

  package var termMonths: Int { Int(number(.termMonths) ?? 0) }

  /// Income a year that answers for the loan: of both applicants where there are two.
  package var effectiveIncome: Money? {
    (number(.jointAnnualIncome) ?? number(.annualIncome)).map { Money($0) }
  }

  /// Debt payments a month without this loan and without a mortgage, from whichever field says so.
  package var monthlyDebt: Money? {
    if let joint = number(.jointDebtToIncome), let income = number(.jointAnnualIncome) {
      return Money(joint / 100 * income / 12)
    }
    if let paid = number(.monthlyDebtPayments) { return Money(paid) }
    guard let share = number(.debtToIncome), let income = number(.annualIncome) else { return nil }
    return Money(share / 100 * income / 12)
  }

  /// Debt to income without this loan, as the lender's files define it.
  package var effectiveDebtToIncome: Rate? {
    if let joint = number(.jointDebtToIncome) { return Rate(percent: joint) }
    if let own = number(.debtToIncome), number(.jointAnnualIncome) == nil {
      return Rate(percent: own)
    }
    guard let debt = monthlyDebt, let income = effectiveIncome, income.amount > 0 else {
      return nil
    }
    return Rate(percent: debt.amount * 12 / income.amount * 100)
  }

  /// What a field says to the model: debt to income follows from the debt payments, and both it and
  /// the income are those of both applicants where there are two.
  package func told(_ id: FieldID) -> FieldValue? {
    switch id {
    case .debtToIncome: effectiveDebtToIncome.map { .number($0.percent) }
    case .annualIncome: effectiveIncome.map { .number($0.amount) }
    default: values[id]
    }
  }
}
