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
  /// Nil where the pack cannot say what came of like loans.
  private let evidence: EvidenceReader?
  private let rulebook: Rulebook
  private let search: CardLimitSearch
  let catalogue: FieldCatalogue

  /// Nil where the policy or the catalogue is not one of cards.
  package init?(
    model: any ScoringModel, domain: DomainMeasure?, evidence: EvidenceTable? = nil,
    limitModel: any ScoringModel,
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
    self.catalogue = catalogue
    explainer = (model as? RiskModel).map {
      Explainer(
        $0, catalogue: catalogue, cutOff: Probability(policy.rules.probabilityCutOff.fraction))
    }
    self.domain = domain.map { DomainReader($0, catalogue) }
    self.evidence = evidence.map { EvidenceReader($0, catalogue) }
    rulebook = Rulebook(policy)
  }

  package var explains: Bool { explainer != nil }

  package func assess(_ application: LoanApplication) -> Assessment? {
    let measured = measured(application, .all, inWords: true)
    guard let explainer, let parts = measured.parts, let limit = measured.limit else { return nil }
    let explanation = explainer.explain(application, parts)
    return Assessment(
      provenance: provenance, probability: measured.probability,
      interval: model.interval(measured.score),
      score: model.points(logOdds: measured.score.logOdds),
      band: model.calibration.band(of: measured.probability), explanation: explanation,
      reasons: explainer.reasons(application, explanation), price: nil,
      limit: search.inWords(limit, for: application),
      outOfDomain: measured.facts.outOfDomain,
      evidence: evidence?.evidence(application, measured.probability),
      recommendation: rulebook.recommend(measured.facts))
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
      verdict: parts.contains(.verdict) ? rulebook.verdict(measured.facts) : nil,
      fired: parts.contains(.rules) ? rulebook.fired(measured.facts) : [])
  }

  private func measured(
    _ application: LoanApplication, _ wanted: ScreenedParts, inWords: Bool = false
  ) -> MeasuredCase {
    let row = model.row(application)
    let parts = (model as? RiskModel)?.score(row)
    let score = parts?.measured ?? model.measured(row)
    let isLimitModel = limitModel.digest == model.digest
    let limitScore = isLimitModel ? score : limitModel.measured(application)
    let limit = search.limit(
      for: application, at: limitScore.probability,
      refusedBy: refusal(of: application, limitScore))
    var facts = CaseFacts(
      probability: score.probability, price: nil, amount: application.amountAtStake ?? .zero,
      limit: limit.amount,
      paymentToFreeIncome: search.paymentToFreeIncome(limit.amount, application),
      outOfDomain: wanted.contains(.domain) ? domain?.share(application) : nil,
      oddest: inWords ? domain?.oddest(application) : nil)
    facts.add(rulebook.needs, of: application, score, model)
    facts.further.offered = limit.amount
    facts.further.stress = policy.rules.stress
    if inWords { facts.further.catalogue = catalogue }
    return MeasuredCase(score: score, parts: parts, price: nil, limit: limit, facts: facts)
  }

  /// Key of a rule that refuses every limit; what it looks at does not hang on the limit.
  private func refusal(of application: LoanApplication, _ score: MeasuredScore) -> String? {
    var facts = CaseFacts(
      probability: score.probability, paymentToIncome: nil, debtToIncomeAfter: nil, amount: .zero)
    facts.add(rulebook.needs, of: application, score, limitModel)
    return rulebook.refusal(facts)
  }

  /// What each limit would mean, within what the rules and the peers allow.
  package func limitCurves(_ application: LoanApplication) -> LimitCurves? {
    let score = limitModel.measured(application)
    let refusal = refusal(of: application, score)
    return search.curves(for: application, at: score.probability, refusedBy: refusal)
  }

  private var provenance: Provenance {
    Provenance(
      model: model.name, packDigest: model.digest, limitModel: limitModel.name,
      limitPackDigest: limitModel.digest, policy: policy.fullName, policyDigest: policyDigest)
  }
}
