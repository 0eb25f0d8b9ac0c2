internal import Deciding
internal import Lending
internal import Pricing
internal import Scoring

/// One application at any amount, and the rule that refuses it there.
struct AmountProbe {
  private var application: LoanApplication
  private let quote: LoanQuote
  /// What the ceilings look at where the policy has a stress.
  private let stressed: StressedBurden?
  private let income: Money?
  private let model: any ScoringModel
  private var score: VariedScore
  private let rulebook: Rulebook
  /// The last expected loss that was solved: neighbouring amounts often share their chance.
  private var solved: (probability: Probability, share: Rate)?

  init(
    _ application: LoanApplication, _ quote: LoanQuote, model: any ScoringModel,
    score: VariedScore, rulebook: Rulebook, stress: PolicyStress?
  ) {
    self.application = application
    self.quote = quote
    self.model = model
    self.score = score
    self.rulebook = rulebook
    stressed = stress.map { StressedBurden(application, quote, $0) }
    income = rulebook.needs.contains(.loanToIncome) ? application.effectiveIncome : nil
  }

  /// What an amount asks of the borrower, as the ceilings look at it.
  func burden(_ amount: Money) -> LoanBurden {
    stressed?.burden(amount) ?? quote.burden(amount)
  }

  /// Whether the ceilings on payment, debts and amount allow an amount: a condition of its being
  /// allowed that costs next to nothing.
  func isPayable(_ amount: Double) -> Bool {
    let burden = burden(Money(amount))
    return rulebook.allows(
      paymentToIncome: burden.paymentToIncome, debtToIncomeAfter: burden.debtToIncomeAfter,
      loanToIncome: LoanPricer.share(Money(amount), of: income))
  }

  /// The chance of default at an amount.
  mutating func probability(at amount: Double) -> Probability {
    application.put(amount, in: .loanAmount)
    return Probability(logOdds: score.logOdds(application))
  }

  /// Key of the first rule that refuses an amount; nil if none does.
  mutating func refusal(at amount: Double) -> String? {
    refusal(at: amount, probability(at: amount))
  }

  /// The same where the chance of default is known.
  mutating func refusal(at amount: Double, _ probability: Probability) -> String? {
    let burden = burden(Money(amount))
    var facts = CaseFacts(
      probability: probability, paymentToIncome: burden.paymentToIncome,
      debtToIncomeAfter: burden.debtToIncomeAfter, amount: Money(amount))
    let needs = rulebook.needs
    if !needs.isEmpty {
      if needs.contains(.score) {
        facts.further.score = model.points(logOdds: probability.logOdds)
      }
      if needs.contains(.fields) { facts.further.application = application }
      facts.further.loanToIncome = LoanPricer.share(Money(amount), of: income)
      if needs.contains(.expectedReturn) {
        facts.further.expectedReturn = quote.expectedFlow(probability).annualReturn
      }
    }
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
