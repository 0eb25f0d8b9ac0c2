internal import Lending
internal import Pricing
internal import Tables

extension CashFlowCheck {
  /// Curves of the first issue years against the cash of the later ones, and those of the pack
  /// against matured loans of the dated file that they did not read.
  ///
  /// The lender's loans of 60 months began in 2010, so their curves come from that year alone and
  /// are tested on 2011; those of 36 months come from 2007–2009 and are tested on 2010–2011.
  ///
  /// - Parameter probabilities: of each early loan and of each dated one, by models that did not
  ///   learn from it; not a number where there is none.
  static func ofVintages(
    _ curves: CashFlowCurves, early: [HistoricLoan], probabilities: [Double], dated: [HistoricLoan],
    datedProbabilities: [Double]
  ) throws(TrainingError) -> [CashFlowCheck] {
    var checks: [CashFlowCheck] = []
    for (term, lastLearned) in [(36, 2009), (60, 2010)] {
      let learned = early.indices.filter {
        early[$0].application.termMonths == term && (early[$0].issued?.year ?? 9999) <= lastLearned
      }
      let later = early.indices.filter { (early[$0].issued?.year ?? 0) > lastLearned }
      guard learned.contains(where: { early[$0].defaulted }) else { continue }
      let study = try CashFlowStudy(
        learned.map { early[$0] }, probabilities: learned.map { probabilities[$0] })
      if let check = CashFlowCheck(
        study.curves, later.map { early[$0] }, probabilities: later.map { probabilities[$0] },
        termMonths: term, on: "issued up to \(lastLearned), tested on later early loans")
      {
        checks.append(check)
      }
    }
    for term in [36, 60] {
      if let check = CashFlowCheck(
        curves, dated, probabilities: datedProbabilities, termMonths: term,
        on: ReturnEvidence.datedSet)
      {
        checks.append(check)
      }
    }
    return checks
  }
}
