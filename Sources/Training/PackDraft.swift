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
    plan: any ProductPlan, uncertainty: UncertaintyStudy, cash: VariantCash?,
    guards: GuardFindings?,
    more: [ModelMetric],
    catalogue: FieldCatalogue, pace: TrainingPace
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
    let early = try trained.early.map { (early) throws(TrainingError) in
      try early.scorer(name: name, catalogue: catalogue, early.calibration())
    }
    let measured = try EvaluationStudy(
      model, early: early, heldOut: trained.model.heldOutLogOdds, selection: study.selection,
      history: history, plan: plan, seed: seed
    ).report
    let evaluation = isChampion ? cash.map { measured.telling($0.returns) } ?? measured : measured
    if let glassBox = model as? RiskModel { try MonotoneScan.check(glassBox) }
    if trained.learner == .monotone {
      try MonotoneScan.check(
        model, catalogue: catalogue, distributions: reference.distributions, seed: seed)
    }
    let libraries = recipe.libraries
    let words = plan.words(study.variant)
    let answers = Feature.answers(readBy: recipe.features, catalogue)
    let told = TrainingRows(history.training, features: answers)
    let domainEvidence =
      isChampion
      ? try DomainEvidence(
        told, test: TrainingRows(history.distinctTest, features: answers), answers: answers,
        seed: seed) : nil
    facts = CardFacts(
      name: name, title: study.variant.title, isChampion: isChampion, recipe: recipe,
      words: words, report: evaluation, history: history, trained: trained.model, model: model,
      earlyLoans: trained.early?.rows.count,
      levelTest: plan.testSets(history).first {
        $0.name == plan.levelTest
      },
      interval: try uncertainty.evidence(
        model, isChampion: isChampion, test: history.distinctTest),
      spread: uncertainty.spread, domain: domainEvidence,
      tolerance: study.selection.tolerance, guards: guards, more: more,
      cash: cash, libraries: libraries)
    let domain = try DomainStudy(told, answers: answers).table
    let limits = isChampion ? try plan.limits(trained.model, history.training) : nil
    var others: [PackFile: [UInt8]] = [:]
    do {
      others[.domain] = try StrictJSON.encode(domain)
      others[.evaluation] = try StrictJSON.encode(evaluation, pretty: true)
      // When loans default is the champion's knowledge; challengers share it.
      if isChampion, let cash { others[.cashFlow] = try StrictJSON.encode(cash.study.curves) }
      if let limits { others[.limits] = try StrictJSON.encode(limits, pretty: true) }
    } catch {
      throw .checkFailed("the domain, the evaluation or the curves cannot be written")
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
      split: words.split,
      learner: recipe.description, libraries: libraries,
      metrics: evaluation.metrics + more, files: [:])
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
