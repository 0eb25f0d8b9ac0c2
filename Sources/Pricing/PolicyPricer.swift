package import Lending

/// Prices loans under one policy; what hangs on term and policy alone is found once.
package struct PolicyPricer: Sendable {
  /// One term under the policy.
  final class Term: Sendable {
    let months: Int
    let money: DiscountedTerm
    /// The policy's rate for loans without one of their own, with its balances.
    let assumed: (rate: Rate, balances: [Double])?
    /// Nil where there is no budget, or it can only be asked by solving.
    let budget: LossBudget?
    let terms: LenderTerms
    let sheets: ReturnSheets

    init(
      _ months: Int, _ money: DiscountedTerm, _ pricing: PolicyPricing, _ budget: Rate?,
      _ terms: LenderTerms
    ) {
      self.months = months
      self.money = money
      self.terms = terms
      sheets = ReturnSheets(months: months, terms)
      assumed = pricing.assumedRate(termMonths: months).map {
        ($0, Annuity.balances(at: $0, months: months))
      }
      self.budget = budget.flatMap { LossBudget($0, money) }
    }
  }

  private let terms: [Term]

  /// - Parameters:
  ///   - pricing: nil for a policy that prices nothing.
  ///   - lossBudget: most expected loss in percent of the amount, for quotes that are asked about it
  ///     at many amounts.
  package init(_ pricer: LoanPricer, _ pricing: PolicyPricing?, lossBudget: Rate? = nil) {
    terms = pricer.timings.sorted { $0.key < $1.key }.compactMap { months, curves in
      pricing.map {
        Term(
          months, DiscountedTerm(curves, pricer.recovery, discount: $0.discountRate), $0,
          lossBudget, LenderTerms($0, pricer.recovery))
      }
    }
  }

  /// Whether there is a quote for the application.
  package func prices(_ application: LoanApplication) -> Bool {
    guard let term = terms.first(where: { $0.months == application.termMonths }) else {
      return false
    }
    return application.known(.interestRate) != nil || term.assumed != nil
  }

  /// What is the same for every amount of an application; nil where the term has no curves or the
  /// policy no prices.
  package func quote(_ application: LoanApplication) -> LoanQuote? {
    let months = application.termMonths
    guard let term = terms.first(where: { $0.months == months }) else { return nil }
    if let own = application.known(.interestRate) {
      let rate = Rate(percent: own)
      return LoanQuote(
        application, term, rate: rate, isRateAssumed: false,
        balances: Annuity.balances(at: rate, months: months))
    }
    return term.assumed.map {
      LoanQuote(application, term, rate: $0.rate, isRateAssumed: true, balances: $0.balances)
    }
  }
}
