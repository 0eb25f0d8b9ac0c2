internal import Deciding
internal import Lending
internal import Pricing
internal import Scoring

/// One application at any amount, and the rule that refuses it there.
struct AmountProbe {
  private var application: LoanApplication
  private let quote: LoanQuote
  private var score: VariedScore
  private let rulebook: Rulebook
  /// The last expected loss that was solved: neighbouring amounts often share their chance.
  private var solved: (probability: Probability, share: Rate)?

  init(
    _ application: LoanApplication, _ quote: LoanQuote, score: VariedScore, rulebook: Rulebook
  ) {
    self.application = application
    self.quote = quote
    self.score = score
    self.rulebook = rulebook
  }

  /// Whether the ceilings on payment and debts allow an amount: a condition of its being allowed that
  /// costs next to nothing.
  func isPayable(_ amount: Double) -> Bool {
    let burden = quote.burden(Money(amount))
    return rulebook.allows(
      paymentToIncome: burden.paymentToIncome, debtToIncomeAfter: burden.debtToIncomeAfter)
  }

  /// Key of the first rule that refuses an amount; nil if none does.
  mutating func refusal(at amount: Double) -> String? {
    application.put(amount, in: .loanAmount)
    let probability = Probability(logOdds: score.logOdds(application))
    let burden = quote.burden(Money(amount))
    let facts = CaseFacts(
      probability: probability, paymentToIncome: burden.paymentToIncome,
      debtToIncomeAfter: burden.debtToIncomeAfter, amount: Money(amount))
    return rulebook.refusal(facts) { expectedLoss(probability) }
  }

  /// The expected loss, or where the budget is known to hold or to break, a stand-in that says so.
  private mutating func expectedLoss(_ probability: Probability) -> Rate {
    if let isWithin = quote.isWithinBudget(probability) {
      return Rate(percent: isWithin ? 0 : .infinity)
    }
    if let solved, solved.probability == probability { return solved.share }
    let share = quote.expectedLossShare(probability)
    solved = (probability, share)
    return share
  }
}
