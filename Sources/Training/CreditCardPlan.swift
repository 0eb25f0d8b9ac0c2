internal import Lending
internal import Scoring
internal import Tables

/// How cards are learned: their inputs, and the settings that take part in the selection.
struct CreditCardPlan: ProductPlan {
  let cards: CreditCardHistory
  let variants: [Variant] = [.standard]
  static let policyCutOff = Probability(0.3)
  let cutOff = Self.policyCutOff
  let folds = 5
  /// Less than elsewhere: how late a card is paid says more on a full card, so pairs are foreseen here.
  let tolerance = 0.003
  let blanking = CreditCardInputs.blanking
  let laterColumns = LaterColumns.creditCard
  let columns = ColumnMap.uci

  init(_ cards: CreditCardHistory) { self.cards = cards }

  func recipes(_ variant: Variant, _ ground: RecipeGround) -> [Recipe] {
    let features = CreditCardInputs.all
    func trees(_ learner: Learner, _ name: String, _ settings: TreeSettings) -> Recipe {
      Recipe(
        learner: learner, name: name, features: features, settings: .trees(settings),
        blanking: Blanking(features, copies: 1, chances: blanking))
    }
    let alone = TreeSettings.alone(features.count)
    let additive = TreeSettings(rounds: 300, depth: 2, rate: 0.1, groups: alone)
    let full = TreeSettings(
      rounds: 260, depth: 4, rate: 0.05, childWeight: 20, leafPenalty: 5, rows: 0.7, columns: 0.3)
    func recipe(
      _ learner: Learner, _ settings: Recipe.Settings
    ) -> Recipe {
      Recipe(
        learner: learner, name: learner.rawValue, features: features, settings: settings,
        blanking: Blanking(features, copies: 1, chances: blanking))
    }
    return [
      recipe(.scorecard, .linear(.scorecard)),
      recipe(.svm, .linear(.vectorMachine)),
      recipe(.network, .network(NetworkTrainer.Settings())),
      trees(.glassbox, "glassbox", additive),
      trees(.pairs, "pairs", additive.with { $0.groups = alone + ground.pairs }),
      trees(.monotone, "monotone", full),
      trees(.boosted, "boosted", full.with { $0.isMonotone = false }),
      trees(
        .forest, "forest",
        TreeSettings(
          rounds: 1, depth: 8, rate: 1, childWeight: 20, rows: 0.6, columnsOfSplit: 0.3,
          parallelTrees: 100, isMonotone: false)),
    ]
  }

  func quick(_ variant: Variant, _ codes: RiskCodes) -> Recipe {
    let features = CreditCardInputs.all
    return Recipe(
      learner: .glassbox, name: "offsets", features: features,
      settings: .trees(
        TreeSettings(
          rounds: 120, depth: 2, rate: 0.2, groups: TreeSettings.alone(features.count))),
      blanking: .none)
  }

  /// No field of a card is a choice.
  func codeLoans(_ loans: [HistoricLoan]) -> [HistoricLoan] { [] }

  func groups(_ history: LoanHistory) -> [String: [Int?]] { cards.trainingGroups.values }

  /// The newest statement says most of a card; how late it was, and what it asked for.
  static let evidence = [
    EvidenceAxis(field: EvidenceBound.chance, cuts: .even(10)),
    EvidenceAxis(field: FieldID.repaymentStatuses[0], cuts: .at([0, 1, 2])),
    EvidenceAxis(field: FieldID.billAmounts[0], cuts: .even(4)),
  ]
  var evidence: [EvidenceAxis] { Self.evidence }

  func limits(
    _ model: TrainedModel, _ training: [HistoricLoan]
  ) throws(TrainingError) -> PeerLimits? {
    try CardLimitStudy(training, model.heldOutLogOdds.map { Probability(logOdds: $0) }).limits
  }

  /// The mean of five seeded folds of all accounts, as others publish it.
  func moreMeasures(
    _ variant: Variant, _ recipe: String, workers: Workers,
    tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) async throws(TrainingError) -> [ModelMetric] {
    let evidence = try await CreditCardEvidence(
      cards.file, recipe: recipe, plan: self, seed: TrainingLab.seed &+ 5000, workers: workers,
      tick: tick)
    return [
      ModelMetric(
        name: "auc", on: Self.fiveFolds, value: evidence.mean, low: evidence.areas.min(),
        high: evidence.areas.max())
    ]
  }

  static let fiveFolds =
    "mean of five seeded folds of all accounts, lowest and highest fold"
}
