package import Lending
internal import Pricing
internal import Scoring

/// Finds terms near to those asked under which the policy approves.
///
/// An offer passes where the model without the lender's price approves it and, if another model
/// answers for the application, that one too. The price that was known speaks of the borrower, so it
/// stays what it was in that model's chance: a lower rate that is offered buys nothing there.
///
/// Goes through all settings of one lever and of two on the grid of `LeverTable`, and of three with the
/// amount where nothing less is enough. What holds with fewer levers is not offered with more.
package struct OfferSearch: Sendable {
  package static let mostFound = 5

  /// The assessor whose model knows no price.
  private let plain: Assessor
  /// Who answers for an application; nil for nobody.
  private let answers: @Sendable (LoanApplication) -> Assessor?

  package init(
    plain: Assessor, answers: @escaping @Sendable (LoanApplication) -> Assessor?
  ) {
    self.plain = plain
    self.answers = answers
  }

  package func levers(_ application: LoanApplication) -> [Lever] {
    let rate = plain.policy.pricing.flatMap { LoanPricer.rate(of: application, $0) }
    let models = [plain.model] + [answers(application)?.model].compactMap { $0 }
    return LeverTable(catalogue: plain.catalogue, policy: plain.policy, models: models)
      .lender(application, rate: rate, raising: plain.policy.rules.returnFloor != nil)
  }

  /// - Parameter recommendation: what is recommended for the application as it stands.
  package func alternatives(
    to application: LoanApplication, _ recommendation: Recommendation
  ) -> Alternatives<CounterOffer> {
    if let hindrance = recommendation.hindrance {
      return Alternatives(
        hindrance: hindrance, largest: hindrance == .isApproved ? largest(application) : nil)
    }
    let levers = levers(application)
    var search = LeverSearch(
      levers, mayPass: { mayPass($0, insteadOf: application) },
      passes: { passes($0, insteadOf: application) })
    var found: [LeverSetting] = []
    for count in 1...3 where count < 3 || found.isEmpty {
      let smaller = found.map(\.kinds)
      for choice in levers.choices(of: count) {
        let kinds = Set(choice.map(\.kind))
        guard count < 3 || kinds.contains(.amount),
          !smaller.contains(where: { $0.isSubset(of: kinds) }),
          let setting = search.smallest(choice, from: application)
        else { continue }
        found.append(setting)
      }
    }
    let ranked = found.enumerated().sorted { ($0.1.size, $0.0) < ($1.1.size, $1.0) }
    return Alternatives(
      ranked.prefix(Self.mostFound).compactMap { offer($0.element, insteadOf: application) })
  }

  /// Whether an application on other terms is approved, as every offer is.
  package func passes(_ offered: LoanApplication, insteadOf asked: LoanApplication) -> Bool {
    guard mayPass(offered, insteadOf: asked), plain.approves(offered),
      let assessor = answers(offered)
    else { return false }
    return assessor.model.digest == plain.model.digest || assessor.approves(offered)
  }

  private func mayPass(_ offered: LoanApplication, insteadOf asked: LoanApplication) -> Bool {
    guard plain.mayApprove(offered), let assessor = answers(asked) else { return false }
    guard assessor.model.digest != plain.model.digest else { return true }
    let priced = offered.with(asked.known(.interestRate), in: .interestRate)
    return assessor.isClear(assessor.model.measured(priced).probability)
  }

  /// The largest amount that `assess` would approve, all else as it stands; nil where no larger one is.
  private func largest(_ application: LoanApplication) -> Money? {
    guard let assessor = answers(application), let limit = assessor.screen(application)?.limit
    else {
      return nil
    }
    let step = plain.policy.limit.step.amount
    let first = Int((application.loanAmount.amount / step).rounded(.down)) + 1
    let last = Int((limit.amount / step).rounded())
    guard first <= last else { return nil }
    let amounts = (first...last).reversed().map { Double($0) * step }
    let more = Lever(
      .amount, amounts.enumerated().map { Lever.Step(value: $1, size: Double($0)) },
      onlyHelps: levers(application).contains { $0.kind == .amount && $0.onlyHelps })
    guard let more else { return nil }
    var search = LeverSearch([more], mayPass: assessor.mayApprove, passes: assessor.approves)
    return search.smallest([more], from: application)?.application.loanAmount
  }

  private func assessed(_ offered: LoanApplication) -> CounterOffer.Assessed? {
    guard let assessor = answers(offered), assessor.model.digest != plain.model.digest,
      let screened = assessor.screen(offered, reasons: 0, .price), let price = screened.price
    else { return nil }
    return CounterOffer.Assessed(
      probability: screened.probability, score: screened.score, expectedLoss: price.expectedLoss)
  }

  private func offer(
    _ setting: LeverSetting, insteadOf application: LoanApplication
  ) -> CounterOffer? {
    let offered = setting.application
    guard let screened = plain.screen(offered), let price = screened.price,
      let verdict = screened.verdict
    else { return nil }
    let wording = ChangeWording(
      catalogue: plain.catalogue, before: application, after: offered,
      secondIncomeStep: LeverTable.secondIncomeStep(plain.policy))
    return CounterOffer(
      changes: setting.changes(wording), moves: application.moves(to: offered),
      size: setting.size, amount: offered.loanAmount, termMonths: offered.termMonths, price: price,
      probability: screened.probability, score: screened.score, verdict: verdict,
      assessed: assessed(offered))
  }
}
