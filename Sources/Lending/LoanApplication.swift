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

  /// What is at stake: the amount of a loan, the present limit of a card.
  package var amountAtStake: Money? {
    (number(.loanAmount) ?? number(.creditLimit)).map { Money($0) }
  }

  package var termMonths: Int { Int(number(.termMonths) ?? 0) }

  /// Income a year that answers for the loan: of both applicants where there are two.
  package var effectiveIncome: Money? {
    (number(.jointAnnualIncome) ?? number(.annualIncome)).map { Money($0) }
  }

  /// Debt payments a month without this loan and without a mortgage; nil where they are not known.
  ///
  /// Two applicants answer with the debts of both: those of the first alone say nothing of them.
  package var monthlyDebt: Money? {
    guard let income = effectiveIncome else { return nil }
    if number(.jointAnnualIncome) != nil {
      return number(.jointDebtToIncome).map { Money($0 / 100 * income.amount / 12) }
    }
    // A form in which both stand and disagree is refused, so either will do.
    return number(.monthlyDebtPayments).map { Money($0) }
      ?? number(.debtToIncome).map { Money($0 / 100 * income.amount / 12) }
  }

  /// Debt to income without this loan, as the lender's files define it.
  package var effectiveDebtToIncome: Rate? {
    if number(.jointAnnualIncome) != nil {
      return number(.jointDebtToIncome).map { Rate(percent: $0) }
    }
    if let stated = number(.debtToIncome) { return Rate(percent: stated) }
    guard let paid = number(.monthlyDebtPayments), let income = number(.annualIncome) else {
      return nil
    }
    guard paid > 0 else { return Rate(percent: 0) }
    guard income > 0 else { return .mostOfIncome }
    return min(Rate(percent: paid * 12 / income * 100), .mostOfIncome)
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
