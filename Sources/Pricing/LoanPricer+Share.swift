package import Lending

extension LoanPricer {
  /// An amount in percent of a year's income, at most `Rate.mostOfIncome`, which also stands for an
  /// income of nothing; nil where the income is not known.
  package static func share(_ amount: Money, of income: Money?) -> Rate? {
    yearly(Money(amount.amount / 12), of: income)
  }
}
