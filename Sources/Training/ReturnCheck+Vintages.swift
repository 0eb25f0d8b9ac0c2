package import Lending
package import Pricing
package import Scoring
internal import Tables

extension ReturnEvidence {
  static let datedSet =
    "curves of the pack, tested on matured loans of the dated file that they did not read"

  /// Loans of the dated file by the curves of the pack, and early loans of 36 months issued
  /// from 2010 on by the curves of the years before; longer ones began in 2010.
  ///
  /// - Parameter probabilities: of each early loan and of each dated one, by models that did not
  ///   learn from it.
  static func ofVintages(
    _ curves: CashFlowCurves, early: [HistoricLoan], probabilities: [Double],
    dated: [HistoricLoan], datedProbabilities: [Double]
  ) throws(TrainingError) -> [ReturnEvidence] {
    let lastLearned = 2009
    var evidence: [ReturnEvidence] = []
    let learned = early.indices.filter {
      early[$0].application.termMonths == 36 && (early[$0].issued?.year ?? 9999) <= lastLearned
    }
    let later = early.indices.filter { (early[$0].issued?.year ?? 0) > lastLearned }
    if learned.contains(where: { early[$0].defaulted }) {
      let study = try CashFlowStudy(
        learned.map { early[$0] }, probabilities: learned.map { probabilities[$0] })
      if let pricer = LoanPricer(study.curves),
        let told = ReturnEvidence(
          pricer, later.map { early[$0] }, probabilities: later.map { probabilities[$0] },
          on: "issued up to \(lastLearned), tested on later early loans", seed: TrainingLab.seed)
      {
        evidence.append(told)
      }
    }
    if let pricer = LoanPricer(curves),
      let told = ReturnEvidence(
        pricer, dated, probabilities: datedProbabilities, on: datedSet, seed: TrainingLab.seed)
    {
      evidence.append(told)
    }
    return evidence
  }
}

extension TrainingLab {
  /// The money that a pack foretells of the dated test rows of which its curves read nothing, beside
  /// what came; nil where too few of them had run their term.
  ///
  /// - Parameter pricer: the curves of the model's own pack.
  package static func returns(
    _ model: any ScoringModel, _ pricer: LoanPricer, _ catalogue: FieldCatalogue,
    dataFolder: String
  ) throws(TrainingError) -> ReturnEvidence? {
    let (history, _) = try product(catalogue, dataFolder)
    let loans = history.cashTest
    return ReturnEvidence(
      pricer, loans,
      probabilities: loans.map { model.measured($0.application).probability.value },
      on: ReturnEvidence.datedSet, seed: seed)
  }
}
