internal import Lending
internal import Scoring
internal import Tables

/// How instalment loans are learned: their inputs, and the settings that take part in the selection.
struct InstallmentPlan: ProductPlan {
  let variants: [Variant] = [.borrower, .priced]
  let cutOff = Probability(0.2)
  let folds = 4
  let blanking = InstallmentInputs.blanking
  let laterColumns = LaterColumns.lendingClub
  let columns = ColumnMap.lendingClub

  func recipes(_ variant: Variant, _ ground: RecipeGround) -> [Recipe] {
    let few = InstallmentInputs.few(variant, ground.codes)
    let all = InstallmentInputs.all(variant, ground.codes)
    func recipe(
      _ learner: Learner, _ features: [Feature], _ settings: Recipe.Settings
    ) -> Recipe {
      Recipe(
        learner: learner, name: learner.rawValue, features: features, settings: settings,
        blanking: Blanking(features, copies: 1, chances: blanking))
    }
    func trees(
      _ learner: Learner, _ name: String, _ features: [Feature], _ settings: TreeSettings
    ) -> Recipe {
      Recipe(
        learner: learner, name: name, features: features, settings: .trees(settings),
        blanking: Blanking(features, copies: 1, chances: blanking))
    }
    let alone = TreeSettings.alone(all.count)
    let many = TreeSettings(
      rounds: 400, depth: 4, rate: 0.04, childWeight: 100, leafPenalty: 5, rows: 0.7,
      columns: 0.3, isMonotone: false)
    return [
      recipe(.scorecard, few, .linear(.scorecard)),
      recipe(.svm, few, .linear(.vectorMachine)),
      recipe(.network, few, .network(NetworkTrainer.Settings())),
      trees(
        .glassbox, "glassbox", all,
        TreeSettings(rounds: 400, depth: 2, rate: 0.08, groups: alone)),
      trees(
        .pairs, "pairs", all,
        TreeSettings(rounds: 400, depth: 2, rate: 0.08, groups: alone + ground.pairs)),
      trees(.monotone, "monotone", all, many.with { $0.isMonotone = true }),
      trees(.boosted, "boosted", all, many),
      trees(
        .boosted, "boosted, deeper", all,
        many.with {
          $0.depth = 5
          $0.rounds = 300
        }),
      trees(
        .forest, "forest", all,
        TreeSettings(
          rounds: 1, depth: 8, rate: 1, childWeight: 30, rows: 0.6, columnsOfSplit: 0.3,
          parallelTrees: 100, isMonotone: false)),
    ]
  }

  func quick(_ variant: Variant, _ codes: RiskCodes) -> Recipe {
    let features = InstallmentInputs.few(variant, codes)
    let settings = TreeSettings(
      rounds: 120, depth: 2, rate: 0.2, groups: TreeSettings.alone(features.count))
    return Recipe(
      learner: .glassbox, name: "offsets", features: features, settings: .trees(settings),
      blanking: .none)
  }

  /// The sample has every purpose of all years, so it orders the choices where it takes part.
  func codeLoans(_ loans: [HistoricLoan]) -> [HistoricLoan] {
    let sample = loans.filter { $0.source == .sample }
    return sample.isEmpty ? loans : sample
  }

  func groups(_ history: LoanHistory) -> [String: [Int?]] {
    CensusRegion.groups(history.training)
  }
}
