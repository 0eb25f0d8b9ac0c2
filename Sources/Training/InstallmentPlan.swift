internal import Lending
internal import Scoring

/// How instalment loans are learned: their inputs, and the settings that take part in the selection.
struct InstallmentPlan: ProductPlan {
  let variants: [Variant] = [.borrower, .priced]
  let cutOff = Probability(0.2)

  func recipes(_ variant: Variant, _ codes: RiskCodes) -> [Recipe] {
    let features = InstallmentInputs.all(variant, codes)
    let alone = TreeSettings.alone(features.count)
    let blanking = Recipe.Blanking(copies: 1, chances: blankingChances(features))
    func trees(_ learner: Learner, _ name: String, _ settings: TreeSettings) -> Recipe {
      Recipe(
        learner: learner, name: name, features: features, settings: .trees(settings),
        blanking: blanking)
    }
    return [
      trees(.glassbox, "glassbox", TreeSettings(rounds: 300, depth: 2, rate: 0.1, groups: alone)),
      trees(
        .boosted, "boosted", TreeSettings(rounds: 500, depth: 4, rate: 0.05, isMonotone: false)),
    ]
  }

  /// The sample has every purpose of all years, so it orders the choices where it takes part.
  func codeLoans(_ loans: [HistoricLoan]) -> [HistoricLoan] {
    let sample = loans.filter { $0.source == .sample }
    return sample.isEmpty ? loans : sample
  }

  func blankingChances(_ features: [Feature]) -> [Double] {
    features.map(InstallmentInputs.blankingChance)
  }

  func offsets(
    _ variant: Variant, _ loans: [HistoricLoan], _ codes: RiskCodes, seed: UInt64,
    tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) throws(TrainingError) -> RiskOffsets {
    let features = InstallmentInputs.all(variant, codes)
    let quick = Recipe(
      learner: .glassbox, name: "offsets", features: features,
      settings: .trees(
        TreeSettings(
          rounds: 150, depth: 2, rate: 0.2, groups: TreeSettings.alone(features.count))),
      blanking: .none(features))
    return try RiskOffsets(
      learnedFrom: TrainingRows(loans, features: features), with: quick, seed: seed, tick: tick)
  }
}
