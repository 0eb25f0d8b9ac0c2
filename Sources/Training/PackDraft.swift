internal import FoundationEssentials
internal import Lending
internal import Monitoring
internal import Packs
internal import Scoring
internal import Sealing

/// A finished variant before it is written.
struct PackDraft {
  let name: ModelName
  private let content: PackContent
  private let manifest: PackManifest

  init(
    _ history: LoanHistory, recipe: Recipe, cash: CashFlowStudy, catalogue: FieldCatalogue,
    pace: TrainingPace
  ) throws(TrainingError) {
    let name = ModelName(
      product: catalogue.product, variant: recipe.variant.rawValue, version: TrainingLab.version)
    let seed = TrainingLab.seed
    let catalogue = catalogue.sayingWhatIsRead(by: recipe.features)
    // Two passes, four folds and the refits here, and once more without refits out of time.
    let fits = 6 + RefitVariances.refits + 6
    pace.expect(trees: recipe.rounds * fits * Recipe.Variant.allCases.count)

    try pace.begin("training \(name)")
    let trained = try TrainedModel(history.training, recipe: recipe, seed: seed, tick: pace.tick)
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
    let earlyModel = try TrainedModel(early, recipe: recipe, seed: seed, tick: pace.tick)
    let (outOfTime, _) = try earlyModel.scorer(name: name, catalogue: catalogue)
    try pace.begin("measuring \(name)")
    let matured = history.test.filter { $0.isMatured && $0.application.termMonths == 36 }
    let evaluations = [
      try Evaluation(model, history.test, on: ModelCard.anotherDraw, seed: seed),
      try Evaluation(model, history.distinctTest, on: ModelCard.distinctDraw, seed: seed),
      try Evaluation(model, matured, on: ModelCard.matured36, seed: seed),
      try Evaluation(outOfTime, history.testYears, on: ModelCard.outOfTime, seed: seed),
      try Evaluation(
        outOfTime,
        history.testYears.filter { $0.isMatured && $0.application.termMonths == 36 },
        on: ModelCard.outOfTimeMatured, seed: seed),
    ]
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

    self.name = name
    content = PackContent(
      catalogue: catalogue, features: recipe.features, trees: trained.glassBox.json,
      calibration: calibration, curves: cash.curves,
      reference: PackReference(line: reference.line, distributions: reference.distributions),
      goldenFields: MadeUpApplications.make(
        TrainingLab.goldenRows, catalogue: catalogue, distributions: reference.distributions,
        seed: seed), card: ModelCard(facts: facts).text)
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

  /// Writes the pack beside its place, reads it back as proof, then puts it in its place.
  func write(to modelsFolder: String) throws(TrainingError) -> TrainingReport.Trained {
    let product = "\(modelsFolder)/\(name.product)"
    let place = "\(product)/\(name.variant)-\(name.version)"
    // A leading point: no shelf takes it for a pack.
    let draft = "\(product)/.\(name.variant)-\(name.version).draft"
    let old = "\(product)/.\(name.variant)-\(name.version).old"
    let files = FileManager.default
    do {
      if files.fileExists(atPath: draft) { try files.removeItem(atPath: draft) }
      let pack = try PackWriter.write(content, to: draft) { manifest.with(files: $0) }
      if files.fileExists(atPath: old) { try files.removeItem(atPath: old) }
      // The older pack stays whole beside its place until the new one stands in it.
      if files.fileExists(atPath: place) { try files.moveItem(atPath: place, toPath: old) }
      try files.moveItem(atPath: draft, toPath: place)
      if files.fileExists(atPath: old) { try files.removeItem(atPath: old) }
      return TrainingReport.Trained(
        name: name, folder: place, metrics: pack.manifest.metrics, card: pack.card)
    } catch let error as PackError {
      throw .packRefused(error.sentence)
    } catch {
      throw .packRefused("the folder \(place) cannot be written")
    }
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

extension PackManifest {
  /// The same manifest with the digests of the files.
  fileprivate func with(files: [String: SHA256Digest]) -> PackManifest {
    PackManifest(
      product: product, variant: variant, version: version, title: title, data: data, split: split,
      learner: learner, libraries: libraries, metrics: metrics, files: files)
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

extension Feature {
  /// The fields from which the input is made.
  var fieldsRead: [FieldID] {
    switch source {
    case .number(let field), .code(let field, _): [field]
    case .effectiveIncome: [.annualIncome, .jointAnnualIncome]
    case .effectiveDebtToIncome:
      [.debtToIncome, .jointDebtToIncome, .monthlyDebtPayments, .annualIncome, .jointAnnualIncome]
    case .loanToIncome: [.loanAmount, .annualIncome, .jointAnnualIncome]
    case .revolvingToIncome: ["revolving_balance", .annualIncome, .jointAnnualIncome]
    case .paymentToIncome:
      [.loanAmount, .interestRate, .termMonths, .annualIncome, .jointAnnualIncome]
    }
  }
}
