internal import Deciding
internal import Explaining
package import Lending
package import Scoring

/// Turns a card account into an assessment: chance, reasons, limit, verdict.
///
/// Pure: the same application gives the same assessment, bit for bit. A card has no price.
package struct CardAssessor: Underwriter {
  package let model: any ScoringModel
  package let modelName: String
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
    modelName = model.name.description
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
    let measured = measured(application, .all, oddest: domain?.oddest(application))
    guard let explainer, let parts = measured.parts, let limit = measured.limit else { return nil }
    let explanation = explainer.explain(application, parts)
    return Assessment(
      provenance: provenance, probability: measured.probability,
      interval: model.interval(measured.score),
      score: model.points(logOdds: measured.score.logOdds),
      band: model.calibration.band(of: measured.probability), explanation: explanation,
      reasons: explainer.reasons(application, explanation), price: nil,
      limit: search.inWords(limit, for: application),
      outOfDomain: measured.facts.outOfDomain, recommendation: rulebook.recommend(measured.facts))
  }

  package func screen(
    _ application: LoanApplication, reasons: Int, _ parts: ScreenedParts
  ) -> ScreenedLoan? {
    let measured = measured(application, parts)
    let strongest = measured.parts.flatMap { explainer?.strongest(reasons, of: $0) }
    return ScreenedLoan(
      probability: measured.probability, interval: model.interval(measured.score),
      score: model.points(logOdds: measured.score.logOdds),
      band: model.calibration.band(of: measured.probability), strongest: strongest ?? [],
      price: nil, returns: nil, limit: measured.limit?.amount,
      limitBoundBy: measured.limit?.boundBy, outOfDomain: measured.facts.outOfDomain,
      verdict: parts.contains(.verdict) ? rulebook.verdict(measured.facts) : nil)
  }

  private func measured(
    _ application: LoanApplication, _ wanted: ScreenedParts, oddest: String? = nil
  ) -> MeasuredCase {
    let row = model.row(application)
    let parts = (model as? RiskModel)?.score(row)
    let score = parts?.measured ?? model.measured(row)
    let isLimitModel = limitModel.digest == model.digest
    let limit = search.limit(
      for: application,
      at: isLimitModel ? score.probability : limitModel.measured(application).probability)
    let facts = CaseFacts(
      probability: score.probability, price: nil, amount: application.amountAtStake ?? .zero,
      limit: limit.amount,
      paymentToFreeIncome: search.paymentToFreeIncome(limit.amount, application),
      outOfDomain: wanted.contains(.domain) ? domain?.share(application) : nil, oddest: oddest)
    return MeasuredCase(score: score, parts: parts, price: nil, limit: limit, facts: facts)
  }

  private var provenance: Provenance {
    Provenance(
      model: model.name, packDigest: model.digest, limitModel: limitModel.name,
      limitPackDigest: limitModel.digest, policy: policy.fullName, policyDigest: policyDigest)
  }
}
