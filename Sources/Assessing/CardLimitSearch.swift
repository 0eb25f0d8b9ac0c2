internal import Deciding
internal import Lending

/// Finds the limit of a card: what good payers of like risk hold, within what can be paid.
///
/// The chance of default is that of the present limit and stands still while the limit is found: on
/// the data a higher limit goes with less risk only because it was once granted to the better
/// (`domain.md`). So above the cut-off no limit holds at all.
struct CardLimitSearch: Sendable {
  private let peers: PeerLimits
  private let rules: PolicyRules
  let step: Money
  private let terms: CardLimitTerms
  let range: NumberRange
  private let currency: String

  static let peerLimits = "peerLimits"

  /// Nil where the policy or the catalogue is not one of cards.
  init?(peers: PeerLimits, catalogue: FieldCatalogue, policy: Policy) {
    guard let terms = policy.limit.card, case .number(let range) = catalogue[.creditLimit]?.kind
    else { return nil }
    self.peers = peers
    self.terms = terms
    self.range = range
    rules = policy.rules
    step = policy.limit.step
    currency = catalogue.currency
  }

  /// - Parameter refusal: key of a rule that no limit can please; nil where there is none.
  func limit(
    for application: LoanApplication, at probability: Probability, refusedBy refusal: String? = nil
  ) -> FoundLimit {
    if let refusal { return none(refusal) }
    guard probability.value * 100 <= rules.probabilityCutOff.percent else {
      return none(ProbabilityCutOff.key)
    }
    var bound = (key: LimitSearch.catalogueMaximum, amount: range.maximum)
    if let level = peers.level(at: probability, quantile: terms.peerQuantile),
      level.amount < bound.amount
    {
      bound = (Self.peerLimits, level.amount)
    }
    if let payable = payable(application), payable < bound.amount {
      bound = (AbilityToPay.key, payable)
    }
    let amount = (bound.amount / step.amount).rounded(.down) * step.amount
    guard amount >= range.minimum else { return none(bound.key) }
    return FoundLimit(amount: Money(amount), boundBy: bound.key)
  }

  func inWords(_ limit: FoundLimit, for application: LoanApplication) -> CreditLimit {
    let binding = name(of: limit.boundBy)
    let sentence =
      limit.amount > .zero
      ? "bound by \(binding)" + unchecked(application) + present(application, limit.amount.amount)
      : "no limit is within \(binding)"
    return CreditLimit(amount: limit.amount, boundBy: limit.boundBy, sentence: sentence)
  }

  /// The minimum payment on a full limit in percent of income less obligations; nil where these are
  /// not known.
  func paymentToFreeIncome(_ limit: Money, _ application: LoanApplication) -> Rate? {
    guard let free = freeIncome(application) else { return nil }
    let payment = limit.amount * terms.minimumPayment.fraction
    guard payment > 0 else { return Rate(percent: 0) }
    guard free > 0 else { return .mostOfIncome }
    return min(Rate(percent: payment / free * 100), .mostOfIncome)
  }

  /// The highest limit whose minimum payment the income can bear; nil where that is not known or
  /// the policy does not ask.
  private func payable(_ application: LoanApplication) -> Double? {
    guard let share = rules.abilityToPay, terms.minimumPayment.percent > 0 else { return nil }
    return freeIncome(application).map {
      max($0, 0) * share.percent / terms.minimumPayment.percent
    }
  }

  private func freeIncome(_ application: LoanApplication) -> Double? {
    application.number(.monthlyIncome).flatMap { income in
      application.number(.monthlyObligations).map { obligations in
        (rules.stress?.income(Money(income)).amount ?? income) - obligations
      }
    }
  }

  private func unchecked(_ application: LoanApplication) -> String {
    rules.abilityToPay != nil && freeIncome(application) == nil
      ? "; the ability to pay could not be checked" : ""
  }

  private func present(_ application: LoanApplication, _ amount: Double) -> String {
    guard let present = application.number(.creditLimit), present > amount else { return "" }
    return "; the present limit is higher"
  }

  private func none(_ key: String) -> FoundLimit { FoundLimit(amount: .zero, boundBy: key) }

  private func name(of key: String) -> String {
    func percent(_ rate: Rate) -> String { Figure.plain(rate.percent) + "\u{202F}%" }
    switch key {
    case AbilityToPay.key:
      return
        "what can be paid (\(percent(terms.minimumPayment)) of the limit a month takes at most "
        + "\(rules.abilityToPay.map(percent) ?? "") of income less obligations)"
    case Self.peerLimits:
      return "the limits of good payers of like risk (\(percent(terms.peerQuantile)) hold no more)"
    default:
      if let name = RuleNames(rules: rules).name(of: key) { return name }
      return "the largest limit that the model knows (\(Figure.grouped(range.maximum))\u{202F}"
        + "\(currency))"
    }
  }
}
