package import Lending
internal import Monitoring
package import Scoring

extension PackComparison {
  /// Scores the sets with each model, the first being the one that the others are measured against.
  init(
    _ models: [any ScoringModel], on sets: [TestSet], seed: UInt64
  ) throws(TrainingError) {
    var tables: [Table] = []
    for set in sets where set.loans.count >= max(set.fewest, 1) {
      tables.append(try Self.table(models, set, seed: seed))
    }
    self.init(tables: tables)
  }

  private static func table(
    _ models: [any ScoringModel], _ set: TestSet, seed: UInt64
  ) throws(TrainingError) -> Table {
    let outcomes = set.loans.map(\.defaulted)
    let scores = models.map { model in set.loans.map { model.measured($0.application).logOdds } }
    var lines: [Line] = []
    for (index, model) in models.enumerated() {
      guard let scored = ScoredOutcomes(logOdds: scores[index], outcomes: outcomes) else {
        throw .checkFailed("a score on \(set.name) is not a number")
      }
      guard let area = scored.areaUnderCurve, let brier = scored.brierScore,
        let calibrationError = scored.calibrationError()
      else { throw .tooFewLoans(of: set.name) }
      // Each difference on the same draws, so that the lines may be compared with each other.
      var draws = SeededDraws(seed: seed)
      let paired =
        index == 0
        ? nil
        : PairedComparison(
          first: scores[0], second: scores[index], outcomes: outcomes,
          resamples: EvaluationStudy.resamples, draws: &draws)
      lines.append(
        Line(
          model: model.name.description, areaUnderCurve: area, brier: brier,
          calibrationError: calibrationError, areaDifference: paired?.areaUnderCurve,
          brierDifference: paired?.brier))
    }
    return Table(
      name: set.name, loans: outcomes.count, defaults: outcomes.count { $0 }, lines: lines)
  }
}

extension TrainingLab {
  /// Scores the test rows of a folder of loan files with finished models.
  ///
  /// Sets out of time are left out: finished models learned from loans of those years.
  ///
  /// - Parameter models: of the catalogue's product; the others are measured against the first.
  package static func compare(
    _ models: [any ScoringModel], _ catalogue: FieldCatalogue, dataFolder: String
  ) throws(TrainingError) -> PackComparison {
    let (history, plan) = try product(catalogue, dataFolder)
    let sets = plan.testSets(history).filter { !$0.isOutOfTime }
    return try PackComparison(models, on: sets, seed: seed)
  }
}
