internal import Lending
internal import Monitoring
internal import Scoring

/// Loans of a named set with what a model says of each.
struct ScoredLoans: Sendable {
  let name: String
  let loans: [HistoricLoan]
  let logOdds: [Double]

  init(name: String, loans: [HistoricLoan], logOdds: [Double]) {
    self.name = name
    self.loans = loans
    self.logOdds = logOdds
  }

  init(_ name: String, _ loans: [HistoricLoan], by model: any ScoringModel) {
    self.init(
      name: name, loans: loans, logOdds: loans.map { model.measured($0.application).logOdds })
  }

  /// Which of the rows are records of one loan, which draws keep together.
  private var groups: [Int] {
    var known: [LoanKey: Int] = [:]
    return loans.map { loan in
      let next = known.count
      let number = known[loan.key, default: next]
      known[loan.key] = number
      return number
    }
  }

  /// Everything that is measured of a set.
  func measured(
    _ kind: TestMeasures.Kind, cutOff: Probability, seed: UInt64
  ) throws(TrainingError) -> TestMeasures {
    guard
      let scored = ScoredOutcomes(
        logOdds: logOdds, outcomes: loans.map(\.defaulted), groups: groups)
    else {
      throw .checkFailed("a score on \(name) is not a number")
    }
    var draws = SeededDraws(seed: seed)
    let (measures, gains) = scored.intervalsAndGains(
      cutOff: cutOff.value, resamples: EvaluationStudy.resamples, draws: &draws)
    guard measures[.areaUnderCurve] != nil, measures[.calibrationSlope] != nil else {
      throw .tooFewLoans(of: name)
    }
    return TestMeasures(
      name: name, kind: kind, loans: scored.count, defaults: scored.defaults, measures: measures,
      reliability: scored.reliability(), gains: gains, roc: scored.characteristic())
  }

  /// The set divided; groups in the segment's order, others after them by name.
  func table(_ segment: Segment, seed: UInt64) -> SegmentTable {
    var members: [String: [Int]] = [:]
    for (index, loan) in loans.enumerated() {
      if let group = segment.group(loan) { members[group, default: []].append(index) }
    }
    let known = segment.order.filter { members[$0] != nil }
    let names = known + members.keys.sorted().filter { !known.contains($0) }
    let sameLoan = groups
    return SegmentTable(
      name: segment.name, on: name,
      groups: names.map { group($0, members[$0] ?? [], sameLoan, seed: seed) })
  }

  private func group(
    _ name: String, _ members: [Int], _ sameLoan: [Int], seed: UInt64
  ) -> SegmentTable.Group {
    let outcomes = members.map { loans[$0].defaulted }
    let bad = outcomes.count { $0 }
    let scored = ScoredOutcomes(
      logOdds: members.map { logOdds[$0] }, outcomes: outcomes,
      groups: members.map { sameLoan[$0] })
    var measures: [Measure: MeasureInterval]?
    if let scored, members.count >= SegmentTable.fewestLoans,
      bad >= SegmentTable.fewestDefaults, members.count - bad >= SegmentTable.fewestDefaults
    {
      var draws = SeededDraws(seed: seed)
      measures = scored.intervals(
        of: [.areaUnderCurve, .meanProbability, .observedRate, .calibrationError],
        resamples: EvaluationStudy.resamples, draws: &draws)
    }
    return SegmentTable.Group(
      name: name, loans: members.count, defaults: bad, measures: measures)
  }

  /// The figure and the model on the loans of which the figure is known; nil where too few are.
  func comparison(_ baseline: Baseline, seed: UInt64) -> BaselineComparison? {
    let values = loans.map { baseline.value($0.application) }
    let known = values.indices.filter { values[$0] != nil }
    let figures = known.compactMap { values[$0] }
    let outcomes = known.map { loans[$0].defaulted }
    let scores = known.map { logOdds[$0] }
    let sameLoan = groups
    let drawn = known.map { sameLoan[$0] }
    var draws = SeededDraws(seed: seed)
    guard known.count >= SegmentTable.fewestLoans,
      let alone = ScoredOutcomes(logOdds: figures, outcomes: outcomes, groups: drawn)?
        .interval(
          of: .areaUnderCurve, resamples: EvaluationStudy.resamples, draws: &draws),
      let model = ScoredOutcomes(logOdds: scores, outcomes: outcomes, groups: drawn)?
        .interval(
          of: .areaUnderCurve, resamples: EvaluationStudy.resamples, draws: &draws),
      let paired = PairedComparison(
        first: figures, second: scores, outcomes: outcomes, groups: drawn,
        resamples: EvaluationStudy.resamples, draws: &draws)
    else { return nil }
    return BaselineComparison(
      name: baseline.name, on: name, loans: known.count, defaults: outcomes.count { $0 },
      alone: alone, model: model, difference: paired.areaUnderCurve)
  }
}
