internal import Deciding
internal import Explaining
package import Lending
package import Pricing
package import Scoring

/// Turns an application into an assessment: features, chance, reasons, price, limit, verdict.
///
/// Pure: the same application gives the same assessment, bit for bit.
package struct Assessor: Sendable {
  package let model: RiskModel
  /// The model without the lender's price, which answers for the limit.
  package let limitModel: RiskModel
  package let policy: Policy
  private let policyDigest: String
  private let pricer: LoanPricer
  private let explainer: Explainer
  private let rulebook: Rulebook
  private let limitSearch: LimitSearch

  /// - Parameter model: answers for the chance; the limit model itself where no price is known.
  package init(
    model: RiskModel, limitModel: RiskModel, pricer: LoanPricer, catalogue: FieldCatalogue,
    policy: Policy, policyDigest: String
  ) {
    self.model = model
    self.limitModel = limitModel
    self.policy = policy
    self.policyDigest = policyDigest
    self.pricer = pricer
    explainer = Explainer(
      model, catalogue: catalogue, cutOff: Probability(policy.rules.probabilityCutOff.fraction))
    rulebook = Rulebook(policy)
    limitSearch = LimitSearch(
      model: limitModel, pricer: pricer, rulebook: rulebook, catalogue: catalogue, policy: policy)
  }

  /// The assessment with its words; nil where the policy or the pack does not know the term.
  package func assess(_ application: LoanApplication) -> Assessment? {
    guard let (screened, facts) = measured(application) else { return nil }
    return Assessment(
      provenance: provenance, probability: screened.probability, interval: screened.interval,
      score: screened.score, band: screened.band, explanation: screened.explanation,
      reasons: explainer.reasons(application, screened.explanation), price: screened.price,
      limit: screened.limit, recommendation: rulebook.recommend(facts))
  }

  /// The numbers of an assessment without sentences, as a table of loans needs them.
  package func screen(_ application: LoanApplication) -> ScreenedLoan? {
    measured(application)?.loan
  }

  private func measured(_ application: LoanApplication) -> (loan: ScreenedLoan, facts: CaseFacts)? {
    let score = model.score(application)
    let probability = score.probability
    guard let price = pricer.price(application, probability, policy: policy.pricing) else {
      return nil
    }
    let limit = limitSearch.limit(for: application)
    let facts = CaseFacts(
      probability: probability, price: price, amount: application.loanAmount, limit: limit.amount)
    let loan = ScreenedLoan(
      probability: probability, interval: model.interval(score), score: model.points(score),
      band: model.calibration.band(of: probability),
      explanation: explainer.explain(application, score), price: price, limit: limit,
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
