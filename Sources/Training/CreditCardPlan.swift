internal import Lending
internal import Scoring

/// How cards are learned: their inputs, and the settings that take part in the selection.
struct CreditCardPlan: ProductPlan {
  let variants: [Variant] = [.standard]
  let cutOff = Probability(0.3)

  func recipes(_ variant: Variant, _ codes: RiskCodes) -> [Recipe] {
    let features = CreditCardInputs.all
    let blanking = Recipe.Blanking(copies: 1, chances: blankingChances(features))
    func trees(_ learner: Learner, _ name: String, _ settings: TreeSettings) -> Recipe {
      Recipe(
        learner: learner, name: name, features: features, settings: .trees(settings),
        blanking: blanking)
    }
    let alone = TreeSettings.alone(features.count)
    let full = TreeSettings(
      rounds: 260, depth: 4, rate: 0.05, childWeight: 20, leafPenalty: 5, rows: 0.7, columns: 0.3)
    return [
      trees(.glassbox, "glassbox", TreeSettings(rounds: 300, depth: 2, rate: 0.1, groups: alone)),
      trees(
        .pairs, "pairs",
        TreeSettings(rounds: 300, depth: 2, rate: 0.1, groups: CreditCardInputs.groups)),
      trees(.monotone, "monotone", full),
      trees(.boosted, "boosted", full.free),
    ]
  }

  /// No field of a card is a choice.
  func codeLoans(_ loans: [HistoricLoan]) -> [HistoricLoan] { [] }

  /// The file has no unknown; other lenders know fewer months.
  func blankingChances(_ features: [Feature]) -> [Double] {
    features.map { $0.name == FieldID.creditLimit.rawValue ? 0 : Self.unknownElsewhere }
  }

  /// One file of one month has one level of risk.
  func offsets(
    _ variant: Variant, _ loans: [HistoricLoan], _ codes: RiskCodes, seed: UInt64,
    tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) throws(TrainingError) -> RiskOffsets {
    try RiskOffsets(rawRatesOf: TrainingRows(loans, features: CreditCardInputs.all))
  }

  private static let unknownElsewhere = 0.05
}

extension TreeSettings {
  /// The same without the bounds of credit sense.
  fileprivate var free: TreeSettings {
    var copy = self
    copy.isMonotone = false
    return copy
  }
}
