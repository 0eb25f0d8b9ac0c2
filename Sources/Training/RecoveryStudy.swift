internal import Lending
internal import Monitoring
internal import Packs
internal import Pricing
internal import Scoring
internal import Sealing
internal import Tables

/// A trained recovery model with everything that its card tells.
struct RecoveryStudy {
  /// Charge-offs of one issue year.
  struct Year {
    let year: Int
    let loans: [RecoveryLoan]
  }

  let files: [LendingClubFile]
  let loans: [RecoveryLoan]
  let years: [Year]
  /// Charge-offs of the later file, which no training reads.
  let later: [RecoveryLoan]
  let evaluations: [RecoveryEvaluation]
  let fit: RecoveryFit
  let catalogue: FieldCatalogue
  let libraries: [String: String]

  /// Learns from the first file; the second, of later loans, is only tested on.
  init(
    _ files: [LendingClubFile], catalogue: FieldCatalogue, pace: TrainingPace
  ) throws(TrainingError) {
    let seed = RecoveryLab.seed
    let early = files.filter { $0.source == .early }.flatMap(\.loans)
    let loans = early.compactMap { RecoveryLoan($0) }
    guard let firstYear = loans.map(\.issueYear).min(),
      let lastYear = loans.map(\.issueYear).max()
    else {
      throw .tooFewLoans(of: "charged-off loans with recoveries")
    }
    try Self.check(files, loans)
    let earlier = loans.filter { $0.issueYear < lastYear }
    let last = loans.filter { $0.issueYear == lastYear }
    // Two cross-fits and two fits, each of two stages.
    pace.expect(steps: 2 * (RecoveryFit.parts + 1) * 2 * RecoveryRecipe.rounds)
    try pace.begin("cross-validating the recovery model")
    let held = try RecoveryFit.crossed(loans, catalogue: catalogue, seed: seed, tick: pace.tick)
    let tenths = RecoveryForecast.tenths(held)
    try pace.begin("testing the recovery model out of time")
    let earlierTenths = RecoveryForecast.tenths(
      try RecoveryFit.crossed(earlier, catalogue: catalogue, seed: seed, tick: pace.tick))
    let before = try RecoveryFit(
      earlier, catalogue: catalogue, tenths: earlierTenths, seed: seed, tick: pace.tick)
    try pace.begin("training the recovery model")
    // The fee drifts with the share of debts that are sold; the latest year is the nearest to today.
    let collected = last.reduce(0) { $0 + $1.recovered }
    let fee = collected > 0 ? min(last.reduce(0) { $0 + $1.fee } / collected, 1) : 0
    let fit = try RecoveryFit(
      loans, catalogue: catalogue, tenths: tenths, feeShare: fee,
      lagMonths: try CashFlowStudy(early).curves.recovery.lagMonths, seed: seed,
      tick: pace.tick)
    var evaluations = [
      try RecoveryEvaluation(
        held, on: "cross-validation, charge-offs of loans issued \(firstYear)–\(lastYear)",
        hasIntervals: false),
      try RecoveryEvaluation(
        last.map { RecoveryForecast($0, before) }, on: "out of time, issued \(lastYear)"),
    ]
    let later = files.filter { $0.source == .dated }.flatMap(\.loans)
      .compactMap { RecoveryLoan($0) }.filter { $0.issueYear > lastYear }
    if later.count >= 100 {
      evaluations.append(
        try RecoveryEvaluation(
          later.map { RecoveryForecast($0, fit) }, on: "later file, issued \(lastYear + 1) on"))
    }
    self.files = files
    self.loans = loans
    self.later = later
    self.fit = fit
    self.evaluations = evaluations
    self.catalogue = catalogue
    years = Set(loans.map(\.issueYear)).sorted().map { year in
      Year(year: year, loans: loans.filter { $0.issueYear == year })
    }
    libraries = ["libxgboost": Booster.libraryVersion ?? "unknown"]
  }

  /// The guards of every training that apply: lawful inputs, none known later, none that holds the
  /// outcome, every column there, and no loan in training and test.
  static func check(
    _ files: [LendingClubFile], _ loans: [RecoveryLoan],
    features: [Feature] = RecoveryRecipe.features
  ) throws(TrainingError) {
    try ProxyStrength.checkNames(features)
    let detector = LeakDetector(.lendingClub)
    try detector.check(features, map: .lendingClub)
    try detector.check(
      TrainingRows(
        width: features.count,
        values: loans.flatMap { loan in features.map { $0.value(in: loan.application) } },
        defaulted: loans.map { !$0.isAny }, weights: loans.map { _ in 1 },
        levels: loans.map { _ in
          RiskLevel(source: .early, isMatured: true, termMonths: 0)
        }), features)
    for file in files where file.source == .early {
      for feature in features where Set(feature.fieldsRead).isSubset(of: file.missing) {
        throw .columnMissing(file: file.name, column: "for \(feature.name)")
      }
    }
    let (learned, tested) = (
      files.filter { $0.source == .early }.flatMap(\.loans),
      files.filter { $0.source == .dated }.flatMap(\.loans).filter(\.defaulted)
    )
    try LeakDetector.check(training: learned.filter(\.defaulted), test: tested)
  }

  /// Puts the pack under a version of its own in the models folder.
  func write(to modelsFolder: String) throws(PackError) -> RecoveryPack {
    let content = RecoveryPackContent(
      catalogue: catalogue, features: RecoveryRecipe.features, chance: fit.chance,
      share: fit.share, calibration: fit.model.calibration, goldenFields: golden)
    return try RecoveryPack.write(
      content, variant: RecoveryLab.variant, modelsFolder: modelsFolder,
      card: { RecoveryCard(name: $0, study: self).text },
      manifest: { name, files in
        PackManifest(
          product: .recovery, variant: name.variant, version: name.version,
          title: "Expected recovery of charged-off instalment loans",
          data: self.files.map {
            PackManifest.DataSource(name: $0.name, digest: $0.digest, rows: $0.rows)
          },
          split: "trained on the charge-offs of the early file; the later file is tested on only",
          learner: RecoveryRecipe.description, libraries: libraries,
          metrics: evaluations.flatMap(\.metrics), files: files)
      })
  }

  /// Made-up debts on which the pack proves that it scores as on its first day.
  private var golden: [[FieldID: FieldValue]] {
    let usual = ["outstanding_principal": 20000.0, "paid_principal": 15000, "months_on_book": 60]
      .map { name, most in
        ReferenceDistribution(
          field: FieldID(name), edges: [0, most], choices: [], shares: [0, 1, 0], unknown: 0)
      }
    return MadeUpApplications.make(
      RecoveryLab.goldenRows, catalogue: catalogue, distributions: usual, seed: RecoveryLab.seed)
  }
}
