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
  private let model: ScoreVariation
  private let rulebook: Rulebook
  let policy: Policy
  let range: NumberRange?
  private let currency: String

  static let catalogueMaximum = "catalogueMaximum"

  init(
    model: any ScoringModel, rulebook: Rulebook, catalogue: FieldCatalogue, policy: Policy
  ) {
    self.model = ScoreVariation(model, in: .loanAmount)
    self.rulebook = rulebook
    self.policy = policy
    currency = catalogue.currency
    if case .number(let range) = catalogue[.loanAmount]?.kind {
      self.range = range
    } else {
      range = nil
    }
  }

  /// - Parameter row: the inputs of the limit model where they are read already.
  func limit(
    for application: LoanApplication, _ quote: LoanQuote, row: [Float]? = nil
  ) -> FoundLimit {
    guard let range else { return FoundLimit(amount: .zero, boundBy: Self.catalogueMaximum) }
    var probe = probe(application, quote, row)
    let step = policy.limit.step.amount
    let lowest = Int(min((range.minimum / step).rounded(.up), 1e9))
    let highest = Int(min((range.maximum / step).rounded(.down), 1e9))
    // Each rule holds up to some amount, so all together do, and the rule that refuses the next
    // amount is the one that binds. The rules that ask no model are the first to narrow the range.
    if let key = probe.refusal(at: Double(lowest) * step) {
      return FoundLimit(amount: .zero, boundBy: key)
    }
    let payable =
      probe.isPayable(Double(highest) * step)
      ? highest : Self.last(from: lowest, before: highest) { probe.isPayable(Double($0) * step) }
    var refused = payable + 1
    var key: String?
    if let atPayable = probe.refusal(at: Double(payable) * step) {
      (refused, key) = (payable, atPayable)
      _ = Self.last(from: lowest, before: payable) { middle in
        guard let refusing = probe.refusal(at: Double(middle) * step) else { return true }
        (refused, key) = (middle, refusing)
        return false
      }
    } else if payable < highest {
      key = probe.refusal(at: Double(refused) * step)
    }
    return FoundLimit(
      amount: Money(Double(refused - 1) * step), boundBy: key ?? Self.catalogueMaximum)
  }

  /// The last number at which something holds that holds at `first` and no more at `end`.
  @inline(__always)
  private static func last(from first: Int, before end: Int, where holds: (Int) -> Bool) -> Int {
    var low = first
    var high = end
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Key of the first rule that refuses the application with its own amount; nil if none does.
  func refusal(of application: LoanApplication, _ quote: LoanQuote) -> String? {
    var probe = probe(application, quote)
    return probe.refusal(at: application.loanAmount.amount)
  }

  func probe(
    _ application: LoanApplication, _ quote: LoanQuote, _ row: [Float]? = nil
  ) -> AmountProbe {
    AmountProbe(
      application, quote,
      model: model.model,
      score: VariedScore(model, row: row ?? model.model.row(application)), rulebook: rulebook,
      stress: policy.rules.stress)
  }

  /// - Parameter unmeasured: keys of the rules that the limit could not take into account.
  func inWords(_ limit: FoundLimit, unmeasured: [String]) -> CreditLimit {
    let binding = name(of: limit.boundBy)
    guard limit.amount > .zero else {
      return CreditLimit(
        amount: .zero, boundBy: limit.boundBy, sentence: "no amount is within \(binding)")
    }
    let names = unmeasured.map { name(of: $0) }.joined(separator: " and ")
    let unchecked = names.isEmpty ? "" : "; \(names) could not be checked"
    return CreditLimit(
      amount: limit.amount, boundBy: limit.boundBy, sentence: "bound by \(binding)\(unchecked)")
  }

  private func name(of key: String) -> String {
    if let name = RuleNames(rules: policy.rules).name(of: key) { return name }
    let largest = range.map { Figure.grouped($0.maximum) } ?? ""
    return "the largest loan that the model accepts (\(largest)\u{202F}\(currency))"
  }
}
