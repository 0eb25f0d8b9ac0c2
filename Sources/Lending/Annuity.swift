/// The loan that is paid back in equal monthly payments.
package enum Annuity {
  /// The monthly payment `P·r/(1−(1+r)^−n)` with the monthly rate `r`; `P/n` without interest.
  package static func payment(of amount: Money, at rate: Rate, months: Int) -> Money {
    AnnuityTerms(rate: rate, months: months).payment(of: amount)
  }

  /// Balance of a loan of 1 before each payment, `months` values from 1 downwards.
  package static func balances(at rate: Rate, months: Int) -> [Double] {
    let payment = Self.payment(of: Money(1), at: rate, months: months).amount
    let r = rate.monthlyFraction
    var balance = 1.0
    var balances = [Double](repeating: 0, count: months)
    for month in 0..<months {
      balances[month] = balance
      balance = max(0, balance * (1 + r) - payment)
    }
    return balances
  }
}
