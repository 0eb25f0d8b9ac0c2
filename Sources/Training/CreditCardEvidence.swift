internal import Lending
internal import Monitoring

/// How well a recipe ranks accounts that it did not learn from: five parts of all accounts, each
/// scored by a model of the four others.
///
/// The recipe and its named pairs were fixed before, by looking at training parts of these accounts,
/// so the figure is a little kind to them; the held-out fifth is not free of that either.
struct CreditCardEvidence: Sendable {
  /// Area under the curve of each part.
  let areas: [Double]

  var mean: Double { areas.reduce(0, +) / Double(areas.count) }

  /// - Parameter name: of a recipe of the plan.
  init(
    _ file: CreditCardFile, recipe name: String, plan: CreditCardPlan, seed: UInt64,
    workers: Workers, tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) async throws(TrainingError) {
    let folds = Folds(file.loans, count: CreditCardHistory.parts, seed: seed)
    let fits = try await CrossFitting(
      plan: plan, variant: .standard, loans: file.loans, folds: folds, seed: seed,
      workers: workers, tick: tick
    ).run { $0.name == name }
    guard let margins = fits.first?.margins else {
      throw .checkFailed("the plan has no recipe \(name)")
    }
    var areas: [Double] = []
    for part in 0..<folds.count {
      let held = folds.held(part)
      let scored = ScoredOutcomes(
        logOdds: held.map { margins[$0] }, outcomes: held.map { file.loans[$0].defaulted })
      guard let area = scored?.areaUnderCurve else {
        throw .tooFewLoans(of: "accounts of both outcomes")
      }
      areas.append(area)
    }
    self.areas = areas
  }
}
