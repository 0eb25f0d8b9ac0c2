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
  /// The model without the lender's price, which answers for the limit.
  package let limitModel: any ScoringModel
  package let policy: Policy
  private let policyDigest: String
  private let pricer: LoanPricer
  /// Nil where the model only ranks: it may be compared, and no assessment rests on it.
  private let explainer: Explainer?
  /// Nil where the pack cannot say how untypical an application is.
  private let domain: DomainReader?
  private let rulebook: Rulebook
  private let limitSearch: LimitSearch

  /// - Parameter model: answers for the chance; the limit model itself where no price is known.
  package init(
    model: any ScoringModel, domain: DomainMeasure?, limitModel: any ScoringModel,
    pricer: LoanPricer, catalogue: FieldCatalogue,
    policy: Policy, policyDigest: String
  ) {
    self.model = model
    self.limitModel = limitModel
    self.policy = policy
    self.policyDigest = policyDigest
    self.pricer = pricer
    explainer = (model as? RiskModel).map {
      Explainer(
        $0, catalogue: catalogue, cutOff: Probability(policy.rules.probabilityCutOff.fraction))
    }
    self.domain = domain.map { DomainReader($0, catalogue) }
    rulebook = Rulebook(policy)
    limitSearch = LimitSearch(
      model: limitModel, pricer: pricer, rulebook: rulebook, catalogue: catalogue, policy: policy)
  }

  /// Whether the model can tell its reasons, without which there is no assessment.
  package var explains: Bool { explainer != nil }

  /// The assessment with its words; nil where the policy or the pack does not know the term, or the
  /// model cannot tell its reasons.
  package func assess(_ application: LoanApplication) -> Assessment? {
    guard let explainer, let (screened, facts) = measured(application, inWords: true),
      let explanation = screened.explanation
    else { return nil }
    return Assessment(
      provenance: provenance, probability: screened.probability, interval: screened.interval,
      score: screened.score, band: screened.band, explanation: explanation,
      reasons: explainer.reasons(application, explanation), price: screened.price,
      limit: screened.limit, outOfDomain: screened.outOfDomain,
      recommendation: rulebook.recommend(facts))
  }

  /// The numbers of an assessment without sentences, as a table of loans needs them.
  package func screen(_ application: LoanApplication) -> ScreenedLoan? {
    measured(application, inWords: false)?.loan
  }

  private func measured(
    _ application: LoanApplication, inWords: Bool
  ) -> (loan: ScreenedLoan, facts: CaseFacts)? {
    let row = model.row(application)
    let parts = (model as? RiskModel)?.score(row)
    let score = parts?.measured ?? model.measured(row)
    let probability = score.probability
    guard let price = pricer.price(application, probability, policy: policy.pricing) else {
      return nil
    }
    let limit = limitSearch.limit(for: application)
    let outOfDomain = domain?.share(row)
    let facts = CaseFacts(
      probability: probability, price: price, amount: application.loanAmount, limit: limit.amount,
      outOfDomain: outOfDomain, oddest: inWords ? domain?.oddest(row) : nil)
    let loan = ScreenedLoan(
      probability: probability, interval: model.interval(score),
      score: model.points(logOdds: score.logOdds),
      band: model.calibration.band(of: probability),
      explanation: parts.flatMap { explainer?.explain(application, $0) }, price: price,
      limit: limit, outOfDomain: outOfDomain,
      verdict: rulebook.verdict(facts))
    return (loan, facts)
  }

  /// Key of the limiting rule that refuses the application with its amount; nil if none does.
  package func refusal(of application: LoanApplication) -> String? {
    limitSearch.refusal(of: application, amount: application.loanAmount.amount)
  }

  package var provenance: Provenance {
    Provenance(
      model: model.name, packDigest: model.digest, limitModel: limitModel.name,
      limitPackDigest: limitModel.digest, policy: policy.fullName, policyDigest: policyDigest)
  }
}
