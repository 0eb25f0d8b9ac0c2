internal import Deciding
internal import Lending
internal import Pricing
internal import Scoring

/// Finds the largest amount for which every limiting rule of the policy holds.
///
/// The chance of default comes from the model without the lender's price, which may only rise with
/// the amount; payment and debt rise with it as well. So each rule holds up to one amount and not
/// above it, and halving finds the largest amount exactly on the grid of the policy's step. A rate that
/// the lender has granted moves the cash flow only (`domain.md`: a model's dependence on the
/// granted price is not causal).
struct LimitSearch: Sendable {
  private let model: any ScoringModel
  private let pricer: LoanPricer
  private let rulebook: Rulebook
  private let policy: Policy
  private let range: NumberRange?
  private let currency: String

  static let catalogueMaximum = "catalogueMaximum"

  init(
    model: any ScoringModel, pricer: LoanPricer, rulebook: Rulebook, catalogue: FieldCatalogue,
    policy: Policy
  ) {
    self.model = model
    self.pricer = pricer
    self.rulebook = rulebook
    self.policy = policy
    currency = catalogue.currency
    if case .number(let range) = catalogue[.loanAmount]?.kind {
      self.range = range
    } else {
      range = nil
    }
  }

  func limit(for application: LoanApplication) -> CreditLimit {
    guard let range else { return none(LimitSearch.catalogueMaximum) }
    let unchecked = unchecked(application)
    let step = policy.limit.step.amount
    let lowest = Int(min((range.minimum / step).rounded(.up), 1e9))
    let highest = Int(min((range.maximum / step).rounded(.down), 1e9))
    // Each rule holds up to some amount, so all together do, and the rule that refuses the next
    // amount is the one that binds.
    if let key = refusal(of: application, amount: Double(lowest) * step) { return none(key) }
    guard var key = refusal(of: application, amount: Double(highest) * step) else {
      return limit(Double(highest) * step, Self.catalogueMaximum, unchecked)
    }
    var low = lowest
    var high = highest
    while high - low > 1 {
      let middle = (low + high) / 2
      if let refusing = refusal(of: application, amount: Double(middle) * step) {
        high = middle
        key = refusing
      } else {
        low = middle
      }
    }
    return limit(Double(low) * step, key, unchecked)
  }

  private func limit(_ amount: Double, _ key: String, _ unchecked: String) -> CreditLimit {
    CreditLimit(
      amount: Money(amount), boundBy: key, sentence: "bound by \(name(of: key))\(unchecked)")
  }

  /// What the limit could not take into account, in words.
  private func unchecked(_ application: LoanApplication) -> String {
    guard let facts = facts(application, amount: application.loanAmount.amount) else { return "" }
    let names = rulebook.unmeasured(facts).map { name(of: $0) }
    return names.isEmpty ? "" : "; \(names.joined(separator: " and ")) could not be checked"
  }

  /// Key of the first rule that refuses the application with another amount; nil if none does.
  func refusal(of application: LoanApplication, amount: Double) -> String? {
    guard let facts = facts(application, amount: amount) else { return Self.catalogueMaximum }
    return rulebook.refusal(facts)
  }

  private func facts(_ application: LoanApplication, amount: Double) -> CaseFacts? {
    let asked = application.with(amount, in: .loanAmount)
    let probability = model.measured(asked).probability
    return pricer.price(asked, probability, policy: policy.pricing).map {
      CaseFacts(
        probability: probability, price: $0, amount: asked.loanAmount, limit: nil)
    }
  }

  private func none(_ key: String) -> CreditLimit {
    CreditLimit(
      amount: .zero, boundBy: key, sentence: "no amount is within \(name(of: key))")
  }

  private func name(of key: String) -> String {
    let rules = policy.rules
    func mark(_ rate: Rate?) -> String { rate.map { Figure.plain($0.percent) + "\u{202F}%" } ?? "" }
    switch key {
    case ProbabilityCutOff.key:
      return "the cut-off (\(mark(rules.probabilityCutOff)) chance of default)"
    case PaymentToIncomeCeiling.key:
      return "the payment ceiling (\(mark(rules.paymentToIncomeCeiling)) of income)"
    case DebtToIncomeCeiling.key:
      return "the debt ceiling (\(mark(rules.debtToIncomeCeiling)) of income)"
    case ExpectedLossBudget.key:
      return "the expected-loss budget (\(mark(rules.expectedLossBudget)) of the amount)"
    default:
      let largest = range.map { Figure.grouped($0.maximum) } ?? ""
      return "the largest loan that the model accepts (\(largest)\u{202F}\(currency))"
    }
  }
}
