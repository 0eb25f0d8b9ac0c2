package import Lending

extension LoanPricer {
  /// An amount in percent of a year's income, at most `Rate.mostOfIncome`, which also stands for an
  /// income of nothing; nil where the income is not known.
  package static func share(_ amount: Money, of income: Money?) -> Rate? {
    guard let income else { return nil }
    guard amount > .zero else { return Rate(percent: 0) }
    guard income > .zero else { return .mostOfIncome }
    return min(Rate(percent: amount.amount / income.amount * 100), .mostOfIncome)
  }
}
