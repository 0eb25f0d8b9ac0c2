internal import Lending
internal import Scoring

/// When a variant's loans default or are paid back, by its own risk, and how that holds later.
struct VariantCash: Sendable {
  let study: CashFlowStudy
  let checks: [CashFlowCheck]
  /// Money foretold of held-out vintages beside what came.
  let returns: [ReturnEvidence]

  /// Nil where the product has no payments.
  ///
  /// Early loans bring the payments; their risk is the champion's, from models that did not learn
  /// from them. Of the dated loans the earlier ones bring the pace of early repayment, the others
  /// only serve the check.
  init?(
    _ champion: VariantStudy.Trained, scoring model: any ScoringModel,
    history: LoanHistory
  ) throws(TrainingError) {
    let paid = history.training.indices.filter { history.training[$0].source == .early }
    guard !paid.isEmpty else { return nil }
    let loans = paid.map { history.training[$0] }
    let probabilities = paid.map { Elementary.logistic(champion.model.heldOutLogOdds[$0]) }
    study = try CashFlowStudy(
      loans, probabilities: probabilities, followed: history.followed)
    let dated = history.cashTest
    let datedProbabilities = dated.map { model.measured($0.application).probability.value }
    checks = try CashFlowCheck.ofVintages(
      study.curves, early: loans, probabilities: probabilities, dated: dated,
      datedProbabilities: datedProbabilities)
    returns = try ReturnEvidence.ofVintages(
      study.curves, early: loans, probabilities: probabilities, dated: dated,
      datedProbabilities: datedProbabilities)
  }
}
