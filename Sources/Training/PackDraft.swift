internal import Lending
internal import Monitoring
internal import Packs
internal import Scoring
internal import Sealing

/// A finished variant before it is written.
struct PackDraft {
  private let content: PackContent
  private let manifest: PackManifest
  private let facts: CardFacts

  init(
    _ history: LoanHistory, cash: CashFlowStudy, catalogue: FieldCatalogue, pace: TrainingPace,
    makeRecipe: ([HistoricLoan]) -> Recipe
  ) throws(TrainingError) {
    let recipe = makeRecipe(history.training)
    let name = ModelName(
      product: catalogue.product, variant: recipe.variant.rawValue, version: "1")
    let seed = TrainingLab.seed
    let catalogue = catalogue.sayingWhatIsRead(by: recipe.features)
    // Two passes, the folds and the refits here, and once more without refits out of time.
    let fits = 2 * (2 + CrossFit.passes) + RefitVariances.refits
    pace.expect(trees: recipe.rounds * fits * Recipe.Variant.allCases.count)

    try pace.begin("training \(name)")
    let trained = try TrainedModel(
      history.training, seed: seed, tick: pace.tick, makeRecipe: makeRecipe)
    let heldOut = try trained.heldOutMatured()
    let bands = try BandPlan(heldOut)
    let spread = try VintageSpread(trained.rows, logOdds: trained.heldOutLogOdds)
    try pace.begin("refitting \(name) on other draws")
    let refits = try RefitVariances(
      of: trained.glassBox, slope: trained.line.slope, rows: trained.rows,
      trainer: GlassBoxTrainer(recipe: recipe, tick: pace.tick), seed: seed &+ 2000)
    let (model, calibration) = try trained.scorer(
      name: name, catalogue: catalogue, variances: refits.variances,
      vintageVariance: spread.variance, bands: bands.cuts)
    try MonotoneScan.check(model)
    let reference = ReferenceStudy(
      history.training, trained.rows, model: model, catalogue: catalogue)

    try pace.begin("testing \(name) out of time")
    let early = history.beforeTestYear
    let earlyModel = try TrainedModel(
      early, seed: seed, tick: pace.tick, makeRecipe: makeRecipe)
    let (outOfTime, _) = try earlyModel.scorer(name: name, catalogue: catalogue)
    try pace.begin("measuring \(name)")
    let matured = history.test.filter { $0.isMatured && $0.application.termMonths == 36 }
    let matured60 = history.test.filter { $0.isMatured && $0.application.termMonths == 60 }
    var evaluations = [
      try Evaluation(model, history.test, on: ModelCard.anotherDraw, seed: seed),
      try Evaluation(model, history.distinctTest, on: ModelCard.distinctDraw, seed: seed),
      try Evaluation(model, matured, on: ModelCard.matured36, seed: seed),
      try Evaluation(outOfTime, history.testYears, on: ModelCard.outOfTime, seed: seed),
      try Evaluation(
        outOfTime,
        history.testYears.filter { $0.isMatured && $0.application.termMonths == 36 },
        on: ModelCard.outOfTimeMatured, seed: seed),
    ]
    // Below that many loans the range says more than the number.
    if matured60.count >= 200 {
      evaluations.insert(
        try Evaluation(model, matured60, on: ModelCard.matured60, seed: seed), at: 3)
    }
    let sample = trained.rows.levels.indices.filter { trained.rows.levels[$0].source == .sample }
    guard
      let crossed = ScoredOutcomes(
        logOdds: sample.map { trained.heldOutLogOdds[$0] },
        outcomes: sample.map { trained.rows.defaulted[$0] })
    else { throw .checkFailed("a held-out score is not a number") }
    let libraries = ["libxgboost": Booster.libraryVersion ?? "unknown"]
    let facts = CardFacts(
      name: name, recipe: recipe, history: history, trained: trained, model: model,
      evaluations: evaluations,
      heldOut: try Evaluation(crossed, on: ModelCard.heldOut, seed: seed),
      baselines: Self.baselines(history.test),
      coverage: IntervalCoverage(model, matured), spread: spread, maturedTest: matured,
      outOfTimeLoans: early.count, cash: cash, libraries: libraries)

    self.facts = facts
    content = PackContent(
      catalogue: catalogue, features: recipe.features, trees: trained.glassBox.json,
      calibration: calibration, curves: cash.curves,
      reference: PackReference(line: reference.line, distributions: reference.distributions),
      goldenFields: MadeUpApplications.make(
        TrainingLab.goldenRows, catalogue: catalogue, distributions: reference.distributions,
        seed: seed), card: "")
    manifest = PackManifest(
      product: name.product, variant: name.variant, version: name.version,
      title: recipe.variant.title,
      data: history.files.map {
        PackManifest.DataSource(name: $0.name, digest: $0.digest, rows: $0.rows)
      },
      split: "trained on the resolved loans of the early file and the sample; tested on the "
        + "resolved rows of the dated file, which no training reads",
      learner: recipe.description, libraries: libraries,
      metrics: evaluations.flatMap(\.metrics) + facts.heldOut.metrics, files: [:])
  }

  /// What single fields rank on the test rows, for comparison.
  private static func baselines(
    _ test: [HistoricLoan]
  ) -> [(name: String, loans: Int, area: Double)] {
    let fields: [(String, (LoanApplication) -> Double?)] = [
      ("the lender's interest rate", { $0.number(.interestRate) }),
      (
        "the lender's grade",
        { $0.choice(.grade).flatMap { RiskCodes.grades[$0] }.map(Double.init) }
      ),
      ("FICO score", { $0.number("fico_score").map { -$0 } }),
    ]
    return fields.compactMap { name, value in
      let known = test.compactMap { loan in value(loan.application).map { ($0, loan.defaulted) } }
      let scored = ScoredOutcomes(logOdds: known.map(\.0), outcomes: known.map(\.1))
      return scored?.areaUnderCurve.map { (name, known.count, $0) }
    }
  }
}

extension PackDraft {
  var name: ModelName { manifest.name }

  /// Everything but the manifest, under a name.
  func content(named name: ModelName) -> PackContent {
    var facts = facts
    facts.name = name
    return content.with(card: ModelCard(facts: facts).text)
  }

  func manifest(named name: ModelName, files: [String: SHA256Digest]) -> PackManifest {
    PackManifest(
      product: name.product, variant: name.variant, version: name.version, title: manifest.title,
      data: manifest.data, split: manifest.split, learner: manifest.learner,
      libraries: manifest.libraries, metrics: manifest.metrics, files: files)
  }
}

extension PackContent {
  fileprivate func with(card: String) -> PackContent {
    PackContent(
      catalogue: catalogue, features: features, trees: trees, calibration: calibration,
      curves: curves, reference: reference, goldenFields: goldenFields, card: card)
  }
}

extension FieldCatalogue {
  /// The same fields; those that no input reads are only recorded.
  func sayingWhatIsRead(by features: [Feature]) -> FieldCatalogue {
    let read = Set(features.flatMap(\.fieldsRead))
    return FieldCatalogue(
      product: product, currency: currency, groups: groups,
      fields: fields.map { field in
        guard field.use == .scored, !read.contains(field.id) else { return field }
        return Field(
          id: field.id, label: field.label, help: field.help, group: field.group, kind: field.kind,
          isRequired: field.isRequired, use: .recorded, whenUnknown: field.whenUnknown,
          change: field.change)
      })
  }
}
