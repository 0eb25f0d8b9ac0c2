internal import Deciding
internal import Explaining
package import Lending
package import Scoring

/// Turns a card account into an assessment: chance, reasons, limit, verdict.
///
/// Pure: the same application gives the same assessment, bit for bit. A card has no price.
package struct CardAssessor: Underwriter {
  package let model: RiskModel
  package let policy: Policy
  private let policyDigest: String
  private let explainer: Explainer
  private let rulebook: Rulebook
  private let search: CardLimitSearch

  /// Nil where the policy or the catalogue is not one of cards.
  package init?(
    model: RiskModel, peers: PeerLimits, catalogue: FieldCatalogue, policy: Policy,
    policyDigest: String
  ) {
    guard let search = CardLimitSearch(peers: peers, catalogue: catalogue, policy: policy) else {
      return nil
    }
    self.model = model
    self.policy = policy
    self.policyDigest = policyDigest
    self.search = search
    explainer = Explainer(
      model, catalogue: catalogue, cutOff: Probability(policy.rules.probabilityCutOff.fraction))
    rulebook = Rulebook(policy)
  }

  package func assess(_ application: LoanApplication) -> Assessment? {
    let (screened, facts) = measured(application)
    return Assessment(
      provenance: provenance, probability: screened.probability, interval: screened.interval,
      score: screened.score, band: screened.band, explanation: screened.explanation,
      reasons: explainer.reasons(application, screened.explanation), price: nil,
      limit: screened.limit, recommendation: rulebook.recommend(facts))
  }

  package func screen(_ application: LoanApplication) -> ScreenedLoan? {
    measured(application).loan
  }

  private func measured(_ application: LoanApplication) -> (loan: ScreenedLoan, facts: CaseFacts) {
    let score = model.score(application)
    let limit = search.limit(for: application, at: score.probability)
    let facts = CaseFacts(
      probability: score.probability, price: nil,
      amount: Money(application.number(.creditLimit) ?? 0), limit: limit.amount,
      paymentToFreeIncome: search.paymentToFreeIncome(limit.amount, application))
    let loan = ScreenedLoan(
      probability: score.probability, interval: model.interval(score), score: model.points(score),
      band: model.calibration.band(of: score.probability),
      explanation: explainer.explain(application, score), price: nil, limit: limit,
      verdict: rulebook.verdict(facts))
    return (loan, facts)
  }

  private var provenance: Provenance {
    Provenance(
      model: model.name, packDigest: model.digest, limitModel: model.name,
      limitPackDigest: model.digest, policy: policy.fullName, policyDigest: policyDigest)
  }
}
