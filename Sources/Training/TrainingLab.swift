internal import Glibc
package import Lending
internal import Monitoring
internal import Packs
internal import Pricing
package import Scoring
internal import Sealing
internal import StrictJSON

/// Trains the packs of a product from a folder of loan files.
///
/// The same files give the same bytes; nothing is written before every variant is finished.
package enum TrainingLab {
  static let seed: UInt64 = 20_261_121
  static let goldenRows = 64

  /// The folder holds the lender's files under their own names.
  ///
  /// Each pack gets a copy of the catalogue that says which fields it reads, and goes to
  /// `<product>/<variant>-<version>` in the models folder under the next free version, unless the
  /// highest holds the same bytes; challengers go to `<product>/<variant>-<learner>-<version>`.
  /// `progress` is called often and answers false to stop.
  ///
  /// - Parameters:
  ///   - threads: changes the time and not a byte.
  ///   - remark: gets a sentence on what the files lack, before anything is learned.
  package static func train(
    _ catalogue: FieldCatalogue, dataFolder: String, modelsFolder: String,
    learners: Set<Learner> = Set(Learner.allCases), threads: Int = 1,
    remark: @Sendable (String) -> Void = { _ in },
    progress: @escaping @Sendable (TrainingProgress) -> Bool = { _ in true }
  ) async throws(TrainingError) -> TrainingReport {
    // Many minutes of learning must not end at a folder that takes nothing.
    do { try PackShelf(modelsFolder: modelsFolder).probe(catalogue.product) } catch {
      throw .placeRefused(error.sentence)
    }
    if catalogue.product == .recovery {
      return try RecoveryLab.train(
        catalogue, dataFolder: dataFolder, modelsFolder: modelsFolder, remark: remark,
        progress: progress)
    }
    guard Booster.libraryVersion != nil else { throw Booster.missing }
    let pace = TrainingPace(progress)
    try pace.begin("reading the loan files")
    let (history, plan) = try product(catalogue, dataFolder)
    history.files.compactMap(\.lack).forEach(remark)
    let drafts = try await drafts(
      history, plan: plan, catalogue: catalogue, learners: learners,
      workers: Workers(threads: threads), pace: pace)
    try pace.beginWriting()
    return TrainingReport(packs: try write(drafts, to: modelsFolder))
  }

  /// Puts finished packs into the models folder, in order, and stops at the first that cannot be
  /// written.
  static func write(
    _ drafts: [PackDraft], to modelsFolder: String
  ) throws(TrainingError) -> [TrainingReport.Trained] {
    var packs: [TrainingReport.Trained] = []
    for draft in drafts {
      do { packs.append(try draft.write(to: modelsFolder)) } catch {
        guard !packs.isEmpty else { throw error }
        throw .someWritten(
          standing: packs.map(\.name), missing: drafts.dropFirst(packs.count).map(\.name),
          reason: error.sentence)
      }
    }
    return packs
  }

  /// What a product's lab needs: its loans and how they are learned.
  static func product(
    _ catalogue: FieldCatalogue, _ folder: String
  ) throws(TrainingError) -> (LoanHistory, any ProductPlan) {
    switch catalogue.product {
    case .installmentLoan:
      let history = try LoanHistory(folder: folder, catalogue: catalogue)
      // A field that one file lacks is unknown there; one that all lack was renamed.
      for field in catalogue.fields.map(\.id)
      where history.files.allSatisfy({ $0.missing.contains(field) }) {
        throw .columnMissing(file: history.files[0].name, column: "for \(field)")
      }
      return (history, InstallmentPlan())
    case .creditCard:
      let cards = try CreditCardHistory(folder: folder, catalogue: catalogue)
      return (LoanHistory(cards), CreditCardPlan(cards))
    default: throw .productUnknown(catalogue.product.rawValue)
    }
  }

  /// The rows that a training would learn from and test on, as a table for other programs.
  ///
  /// - Parameter models: their scores stand beside the test rows, by name.
  package static func rows(
    _ catalogue: FieldCatalogue, dataFolder: String, models: [any ScoringModel] = []
  ) throws(TrainingError) -> [UInt8] {
    let (history, plan) = try product(catalogue, dataFolder)
    return RowTable(history, plan, catalogue, models: models, seed: seed).text
  }

  /// Every variant's champion and challengers, finished and in memory.
  static func drafts(
    _ history: LoanHistory, plan: any ProductPlan, catalogue: FieldCatalogue,
    learners: Set<Learner>, workers: Workers, pace: TrainingPace
  ) async throws(TrainingError) -> [PackDraft] {
    pace.expect(
      steps: steps(plan, learners, years: HeldBackYears.years(history.training).count))
    try pace.begin("looking for leaks")
    let codes = RiskCodes(observedIn: plan.codeLoans(history.training))
    for variant in plan.variants {
      let recipes = plan.recipes(variant, RecipeGround(codes: codes, pairs: []))
      try GuardFindings.checkInputs(GuardFindings.inputs(recipes), history, plan)
    }
    var drafts: [PackDraft] = []
    for variant in plan.variants {
      let study = try await VariantStudy(
        variant, plan, training: history.training, early: history.beforeTestYear,
        learners: learners, seed: seed, workers: workers, pace: pace)
      let uncertainty = try await UncertaintyStudy(
        study, history.training, seed: seed &+ 3000, workers: workers, pace: pace)
      drafts += try await packs(
        study, history, plan, catalogue, uncertainty, workers: workers, pace: pace)
    }
    return drafts
  }

  /// A variant's packs, the champion's first guarded.
  private static func packs(
    _ study: VariantStudy, _ history: LoanHistory, _ plan: any ProductPlan,
    _ catalogue: FieldCatalogue, _ uncertainty: UncertaintyStudy, workers: Workers,
    pace: TrainingPace
  ) async throws(TrainingError) -> [PackDraft] {
    guard let champion = study.champion else {
      throw .checkFailed("no learner can tell its reasons")
    }
    let name = ModelName(
      product: catalogue.product, variant: study.variant.rawValue, version: "1")
    let calibration = champion.model.calibration()
    let bare = try champion.model.scorer(name: name, catalogue: catalogue, calibration)
    let line = ReferenceStudy(
      history.training, champion.model.rows, model: bare, catalogue: catalogue
    ).line
    guard
      let model = try champion.model.scorer(
        name: name, catalogue: catalogue, calibration, line: line) as? RiskModel
    else { throw .checkFailed("no learner can tell its reasons") }
    let guards = try await GuardFindings(
      study, champion, model: model, history: history, plan: plan, catalogue: catalogue,
      seed: seed &+ 4000, workers: workers, pace: pace)
    let cash = try VariantCash(champion, scoring: model, history: history)
    var drafts: [PackDraft] = []
    for trained in study.trained {
      let isChampion = trained.learner == champion.learner
      let more = try await plan.moreMeasures(
        study.variant, trained.candidate.recipe.name, workers: workers, tick: pace.tick)
      drafts.append(
        try PackDraft(
          study, trained, history: history, plan: plan, uncertainty: uncertainty, cash: cash,
          guards: isChampion ? guards : nil, more: more, catalogue: catalogue, pace: pace))
    }
    return drafts
  }

  /// Trees that are grown in all, for progress: every recipe in each fold, the best of each learner
  /// on all loans and on the early ones and their folds, and the champion's refits with those without
  /// a year.
  private static func steps(
    _ plan: any ProductPlan, _ learners: Set<Learner>, years: Int
  ) -> Int {
    plan.variants.reduce(0) { sum, variant in
      let recipes = plan.recipes(variant, .empty)
        .filter { learners.contains($0.learner) }
      let best = Set(recipes.map(\.learner)).reduce(0) { sum, learner in
        sum + (recipes.first { $0.learner == learner }?.steps ?? 0)
      }
      let all = recipes.reduce(0) { $0 + $1.steps }
      let refitted = recipes.first { $0.learner.explains }?.steps ?? 0
      let quick = plan.quick(variant, RecipeGround.empty.codes).steps
      return sum + plan.folds * all + (2 + plan.folds) * best + 2 * (1 + plan.folds) * quick
        + (RefitVariances.refits + years) * refitted
    }
  }
}
