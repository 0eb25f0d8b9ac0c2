internal import Deciding
internal import Explaining
package import Lending
package import Scoring

/// Turns a card account into an assessment: chance, reasons, limit, verdict.
///
/// Pure: the same application gives the same assessment, bit for bit. A card has no price.
package struct CardAssessor: Underwriter {
  package let model: any ScoringModel
  package let policy: Policy
  /// Answers for the limit; its pack holds the limits of good payers.
  private let limitModel: any ScoringModel
  private let policyDigest: String
  /// Nil where the model only ranks: it may be compared, and no assessment rests on it.
  private let explainer: Explainer?
  /// Nil where the pack cannot say how untypical an application is.
  private let domain: DomainReader?
  private let rulebook: Rulebook
  private let search: CardLimitSearch

  /// Nil where the policy or the catalogue is not one of cards.
  package init?(
    model: any ScoringModel, domain: DomainMeasure?, limitModel: any ScoringModel,
    peers: PeerLimits, catalogue: FieldCatalogue, policy: Policy, policyDigest: String
  ) {
    guard let search = CardLimitSearch(peers: peers, catalogue: catalogue, policy: policy) else {
      return nil
    }
    self.model = model
    self.limitModel = limitModel
    self.policy = policy
    self.policyDigest = policyDigest
    self.search = search
    explainer = (model as? RiskModel).map {
      Explainer(
        $0, catalogue: catalogue, cutOff: Probability(policy.rules.probabilityCutOff.fraction))
    }
    self.domain = domain.map { DomainReader($0, catalogue) }
    rulebook = Rulebook(policy)
  }

  package var explains: Bool { explainer != nil }

  package func assess(_ application: LoanApplication) -> Assessment? {
    let (screened, facts) = measured(application, inWords: true)
    guard let explainer, let explanation = screened.explanation else { return nil }
    return Assessment(
      provenance: provenance, probability: screened.probability, interval: screened.interval,
      score: screened.score, band: screened.band, explanation: explanation,
      reasons: explainer.reasons(application, explanation), price: nil, limit: screened.limit,
      outOfDomain: screened.outOfDomain, recommendation: rulebook.recommend(facts))
  }

  package func screen(_ application: LoanApplication) -> ScreenedLoan? {
    measured(application, inWords: false).loan
  }

  private func measured(
    _ application: LoanApplication, inWords: Bool
  ) -> (loan: ScreenedLoan, facts: CaseFacts) {
    let row = model.row(application)
    let parts = (model as? RiskModel)?.score(row)
    let score = parts?.measured ?? model.measured(row)
    let isLimitModel = limitModel.digest == model.digest
    let limit = search.limit(
      for: application,
      at: isLimitModel ? score.probability : limitModel.measured(application).probability)
    let outOfDomain = domain?.share(application)
    let facts = CaseFacts(
      probability: score.probability, price: nil, amount: application.amountAtStake ?? .zero,
      limit: limit.amount,
      paymentToFreeIncome: search.paymentToFreeIncome(limit.amount, application),
      outOfDomain: outOfDomain, oddest: inWords ? domain?.oddest(application) : nil)
    let loan = ScreenedLoan(
      probability: score.probability, interval: model.interval(score),
      score: model.points(logOdds: score.logOdds),
      band: model.calibration.band(of: score.probability),
      explanation: parts.flatMap { explainer?.explain(application, $0) }, price: nil, limit: limit,
      outOfDomain: outOfDomain, verdict: rulebook.verdict(facts))
    return (loan, facts)
  }

  private var provenance: Provenance {
    Provenance(
      model: model.name, packDigest: model.digest, limitModel: limitModel.name,
      limitPackDigest: limitModel.digest, policy: policy.fullName, policyDigest: policyDigest)
  }
}
