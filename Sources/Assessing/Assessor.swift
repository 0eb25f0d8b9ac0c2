internal import Deciding
internal import Explaining
package import Lending
package import Pricing
package import Scoring

/// Turns an application into an assessment: features, chance, reasons, price, limit, verdict.
///
/// Pure: the same application gives the same assessment, bit for bit.
package struct Assessor: Sendable {
  package let model: any ScoringModel
  package let modelName: String
  /// The model without the lender's price, which answers for the limit.
  package let limitModel: any ScoringModel
  package let policy: Policy
  private let policyDigest: String
  let pricer: PolicyPricer
  private let calibration: Calibration
  private let base: Double
  /// What the limit model reads of the model's own inputs.
  private let limitInputs: SharedInputs
  /// The model itself where it is a sum.
  private let sum: RiskModel?
  /// Nil where the model only ranks: it may be compared, and no assessment rests on it.
  private let explainer: Explainer?
  /// Nil where the pack cannot say how untypical an application is.
  let domain: DomainReader?
  /// Nil where the pack cannot say what came of like loans.
  private let evidence: EvidenceReader?
  let rulebook: Rulebook
  let catalogue: FieldCatalogue
  private let limitSearch: LimitSearch
  /// Rate a year up to which a break-even rate is sought.
  private let highestRate: Rate

  /// - Parameter model: answers for the chance; the limit model itself where no price is known.
  package init(
    model: any ScoringModel, domain: DomainMeasure?, evidence: EvidenceTable? = nil,
    limitModel: any ScoringModel,
    pricer: LoanPricer, catalogue: FieldCatalogue,
    policy: Policy, policyDigest: String
  ) {
    self.model = model
    modelName = model.name.description
    self.limitModel = limitModel
    self.policy = policy
    self.policyDigest = policyDigest
    self.pricer = PolicyPricer(
      pricer, policy.pricing, lossBudget: policy.rules.expectedLossBudget)
    calibration = model.calibration
    base = model.base
    limitInputs = SharedInputs(of: limitModel, in: model)
    sum = model as? RiskModel
    explainer = sum.map {
      Explainer(
        $0, catalogue: catalogue, cutOff: Probability(policy.rules.probabilityCutOff.fraction))
    }
    self.domain = domain.map { DomainReader($0, catalogue) }
    self.catalogue = catalogue
    self.evidence = evidence.map { EvidenceReader($0, catalogue) }
    rulebook = Rulebook(policy)
    highestRate = catalogue.highestRate
    limitSearch = LimitSearch(
      model: limitModel, rulebook: rulebook, catalogue: catalogue, policy: policy)
  }

  /// Whether the model can tell its reasons, without which there is no assessment.
  package var explains: Bool { explainer != nil }

  /// The assessment with its words; nil where the policy or the pack does not know the term, or the
  /// model cannot tell its reasons.
  package func assess(_ application: LoanApplication) -> Assessment? {
    guard let explainer, let quote = pricer.quote(application) else { return nil }
    let measured = measured(application, quote, .all, inWords: true)
    guard let parts = measured.parts, let price = measured.price, let limit = measured.limit else {
      return nil
    }
    let explanation = explainer.explain(application, parts)
    let cashFlow = quote.cashFlow(
      application.loanAmount, measured.probability, upTo: highestRate)
    return Assessment(
      provenance: provenance, probability: measured.probability,
      interval: calibration.interval(measured.score),
      score: calibration.points.score(logOdds: measured.score.logOdds, base: base),
      band: calibration.band(of: measured.probability), explanation: explanation,
      reasons: explainer.reasons(application, explanation), price: price,
      cashFlow: cashFlow, returns: quote.returns(measured.probability),
      limit: limitSearch.inWords(limit, unmeasured: rulebook.unmeasured(measured.facts)),
      outOfDomain: measured.facts.outOfDomain,
      evidence: evidence?.evidence(application, measured.probability),
      recommendation: rulebook.recommend(measured.facts))
  }

  package func screen(
    _ application: LoanApplication, reasons: Int, _ parts: ScreenedParts
  ) -> ScreenedLoan? {
    // What asks for no more than the score is priced by nobody, though its term must have a price.
    guard !parts.isEmpty else {
      return pricer.prices(application) ? scored(application, reasons: reasons) : nil
    }
    guard let quote = pricer.quote(application) else { return nil }
    let measured = measured(application, quote, parts)
    return ScreenedLoan(
      probability: measured.probability, interval: calibration.interval(measured.score),
      score: calibration.points.score(logOdds: measured.score.logOdds, base: base),
      band: calibration.band(of: measured.probability),
      strongest: strongest(reasons, of: measured.parts), price: measured.price,
      returns: parts.contains(.returns) ? quote.ownReturns(measured.probability) : nil,
      limit: measured.limit?.amount, limitBoundBy: measured.limit?.boundBy,
      outOfDomain: measured.facts.outOfDomain,
      verdict: parts.contains(.verdict) ? rulebook.verdict(measured.facts) : nil,
      fired: parts.contains(.rules) ? rulebook.fired(measured.facts) : [],
      expectedReturn: measured.facts.further.expectedReturn)
  }

  private func scored(_ application: LoanApplication, reasons: Int) -> ScreenedLoan {
    let row = model.row(application)
    let parts = sum?.score(row)
    let score = parts?.measured ?? model.measured(row)
    let probability = score.probability
    return ScreenedLoan(
      probability: probability, interval: calibration.interval(score),
      score: calibration.points.score(logOdds: score.logOdds, base: base),
      band: calibration.band(of: probability), strongest: strongest(reasons, of: parts),
      price: nil, returns: nil, limit: nil, limitBoundBy: nil, outOfDomain: nil, verdict: nil)
  }

  private func strongest(_ count: Int, of parts: AdditiveScore?) -> [FieldShare] {
    guard let explainer, let parts else { return [] }
    return explainer.strongest(count, of: parts)
  }

  private func measured(
    _ application: LoanApplication, _ quote: LoanQuote, _ wanted: ScreenedParts,
    inWords: Bool = false
  ) -> MeasuredCase {
    let row = model.row(application)
    let parts = sum?.score(row)
    let score = parts?.measured ?? model.measured(row)
    let price =
      wanted.contains(.price) ? quote.price(application.loanAmount, score.probability) : nil
    let limit =
      wanted.contains(.limit)
      ? limitSearch.limit(for: application, quote, row: limitInputs.row(application, with: row))
      : nil
    var facts = CaseFacts(
      probability: score.probability, price: price, amount: application.loanAmount,
      limit: limit?.amount,
      outOfDomain: wanted.contains(.domain) ? domain?.share(application) : nil,
      oddest: inWords ? domain?.oddest(application) : nil)
    facts.add(rulebook.needs, of: application, score, model)
    if wanted.contains(.rules)
      || wanted.contains(.verdict) && rulebook.needs.contains(.expectedReturn)
    {
      facts.further.expectedReturn = quote.expectedFlow(score.probability).annualReturn
    }
    if inWords { facts.further.catalogue = catalogue }
    if let stress = policy.rules.stress, price != nil {
      facts.measure(StressedBurden(application, quote, stress), under: stress)
    }
    return MeasuredCase(score: score, parts: parts, price: price, limit: limit, facts: facts)
  }

  /// Key of the limiting rule that refuses the application with its amount; nil if none does.
  package func refusal(of application: LoanApplication) -> String? {
    guard let quote = pricer.quote(application) else { return LimitSearch.catalogueMaximum }
    return limitSearch.refusal(of: application, quote)
  }

  /// What each amount would mean, with the largest that the rules allow and the one that is expected to
  /// earn most; nil where the policy or the pack does not know the term.
  package func limitCurves(_ application: LoanApplication) -> LimitCurves? {
    pricer.quote(application).flatMap { limitSearch.curves(for: application, $0) }
  }

  package var provenance: Provenance {
    Provenance(
      model: model.name, packDigest: model.digest, limitModel: limitModel.name,
      limitPackDigest: limitModel.digest, policy: policy.fullName, policyDigest: policyDigest)
  }
}
