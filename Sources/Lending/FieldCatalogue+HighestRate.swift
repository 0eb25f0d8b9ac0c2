extension FieldCatalogue {
  /// The highest interest rate that the form accepts; 100 % a year where it asks for none.
  package var highestRate: Rate {
    guard case .number(let range)? = self[.interestRate]?.kind else { return Rate(percent: 100) }
    return Rate(percent: range.maximum)
  }
}
