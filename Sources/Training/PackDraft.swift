internal import Lending
internal import Monitoring
internal import Packs
internal import Scoring
internal import Sealing
internal import StrictJSON

/// A finished pack before it is written: a champion, or one of its challengers.
struct PackDraft {
  private let content: PackContent
  private let manifest: PackManifest
  private let facts: CardFacts

  init(
    _ study: VariantStudy, _ trained: VariantStudy.Trained, history: LoanHistory,
    uncertainty: UncertaintyStudy, cash: CashFlowStudy, catalogue: FieldCatalogue,
    pace: TrainingPace
  ) throws(TrainingError) {
    let isChampion = trained.learner == study.selection.champion.recipe.learner
    let variant =
      isChampion ? study.variant.rawValue : "\(study.variant.rawValue)-\(trained.learner.rawValue)"
    let name = ModelName(product: catalogue.product, variant: variant, version: "1")
    let recipe = trained.candidate.recipe
    let seed = TrainingLab.seed
    let catalogue = catalogue.sayingWhatIsRead(by: recipe.features)
    let bands = try BandPlan(try trained.model.heldOutMatured())
    let interval = isChampion ? uncertainty.champion : uncertainty.challenger
    let calibration = trained.model.calibration(
      variances: isChampion ? uncertainty.variances : nil,
      vintageVariance: interval.vintageVariance, bands: bands.cuts)
    let model = try trained.model.scorer(name: name, catalogue: catalogue, calibration)
    try pace.begin("measuring \(name)")
    let reference = ReferenceStudy(
      history.training, trained.model.rows, model: model, catalogue: catalogue)
    let matured = history.test.filter { $0.isMatured && $0.application.termMonths == 36 }
    var evaluations = [
      try Evaluation(model, history.test, on: ModelCard.anotherDraw, seed: seed),
      try Evaluation(model, history.distinctTest, on: ModelCard.distinctDraw, seed: seed),
      try Evaluation(model, matured, on: ModelCard.matured36, seed: seed),
    ]
    let matured60 = history.test.filter { $0.isMatured && $0.application.termMonths == 60 }
    // Below that many loans the range says more than the number.
    if matured60.count >= 200 {
      evaluations.append(
        try Evaluation(model, matured60, on: ModelCard.matured60, seed: seed))
    }
    if let early = trained.early {
      let outOfTime = try early.scorer(
        name: name, catalogue: catalogue, early.calibration())
      let maturedLater = history.testYears.filter {
        $0.isMatured && $0.application.termMonths == 36
      }
      evaluations += [
        try Evaluation(outOfTime, history.testYears, on: ModelCard.outOfTime, seed: seed),
        try Evaluation(outOfTime, maturedLater, on: ModelCard.outOfTimeMatured, seed: seed),
      ]
    }
    if let glassBox = model as? RiskModel { try MonotoneScan.check(glassBox) }
    let rows = trained.model.rows
    let main = rows.levels.indices.filter { rows.levels[$0].source.isMain }
    guard
      let crossed = ScoredOutcomes(
        logOdds: main.map { trained.model.heldOutLogOdds[$0] },
        outcomes: main.map { rows.defaulted[$0] })
    else { throw .checkFailed("a held-out score is not a number") }
    let libraries = ["libxgboost": Booster.libraryVersion ?? "unknown"]
    let facts = CardFacts(
      name: name, title: study.variant.title, recipe: recipe, selection: study.selection,
      history: history, trained: trained.model, model: model, evaluations: evaluations,
      heldOut: try Evaluation(crossed, on: ModelCard.heldOut, seed: seed),
      baselines: Self.baselines(history.test),
      interval: try uncertainty.evidence(
        model, isChampion: isChampion, test: history.distinctTest),
      spread: uncertainty.spread,
      domain: try DomainEvidence(
        rows, test: TrainingRows(history.distinctTest, features: recipe.features),
        features: recipe.features, seed: seed),
      maturedTest: matured,
      outOfTimeLoans: history.beforeTestYear.count, cash: cash, libraries: libraries)
    self.facts = facts
    let domain = try DomainStudy(rows, features: recipe.features).table
    var others: [PackFile: [UInt8]] = [:]
    do {
      others[.domain] = try StrictJSON.encode(domain)
      // When loans default is the champion's knowledge; challengers share it.
      if isChampion { others[.cashFlow] = try StrictJSON.encode(cash.curves) }
    } catch {
      throw .checkFailed("the domain or the curves cannot be written")
    }
    content = PackContent(
      catalogue: catalogue, features: recipe.features, function: trained.model.learned.file,
      calibration: calibration,
      reference: PackReference(line: reference.line, distributions: reference.distributions),
      goldenFields: MadeUpApplications.make(
        TrainingLab.goldenRows, catalogue: catalogue, distributions: reference.distributions,
        seed: seed), card: "", others: others)
    manifest = PackManifest(
      product: name.product, variant: name.variant, version: name.version,
      title: isChampion
        ? study.variant.title : "Challenger, \(trained.learner.title): \(study.variant.title)",
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
    var content = content
    content.card = ModelCard(facts: facts).text
    return content
  }

  func manifest(named name: ModelName, files: [String: SHA256Digest]) -> PackManifest {
    PackManifest(
      product: name.product, variant: name.variant, version: name.version, title: manifest.title,
      data: manifest.data, split: manifest.split, learner: manifest.learner,
      libraries: manifest.libraries, metrics: manifest.metrics, files: files)
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
