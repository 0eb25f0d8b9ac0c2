import FoundationEssentials
import Lending
import Monitoring
import Scoring
import Tables
import Testing

@testable import Training

private let realData = projectRoot + "/../shared/data"

/// Minutes of work that print the figures on which marks and floors rest:
/// `ASSAY_FULL=1 swift test -c release -Xswiftc -enable-testing --filter GuardsOnRealFiles`.
@Suite(
  "Guards on the lender's real files", .serialized,
  .enabled(
    if: FileManager.default.fileExists(atPath: realData)
      && ProcessInfo.processInfo.environment["ASSAY_FULL"] != nil && Booster.libraryVersion != nil,
    "needs ../shared/data, libxgboost0 and ASSAY_FULL"))
struct GuardsOnRealFilesTests {
  private let catalogue: FieldCatalogue
  private let history: LoanHistory
  private let plan = InstallmentPlan()
  private let workers = Workers(threads: 1)

  init() throws {
    catalogue = try installmentLoanCatalogue()
    history = try LoanHistory(folder: realData, catalogue: catalogue)
  }

  @Test("No input of either variant leaks, no loan stands on both sides, no group is given away")
  func leaksAndGroups() async throws {
    let loans = history.training
    try LeakDetector.check(training: loans, test: history.test)
    try LeakDetector.check(Folds(loans, count: 4, seed: 1), loans)
    let codes = RiskCodes(observedIn: plan.codeLoans(loans))
    for variant in plan.variants {
      let features = InstallmentInputs.all(variant, codes)
      let detector = LeakDetector(.lendingClub)
      try detector.check(features, map: .lendingClub)
      let rows = TrainingRows(loans, features: features)
      for (index, feature) in features.enumerated() {
        let ranked = RankedInput(rows, input: index)
        print(
          variant, feature.name, ranked.area(rows.defaulted) ?? -1,
          ranked.areaOfUnknown(rows.defaulted) ?? -1)
      }
      print(variant, "strongest", try detector.check(rows, features) as Any)
    }
    let features = InstallmentInputs.few(.priced, codes)
    let strength = try await ProxyStrength(
      loans, features: features, groups: CensusRegion.groups(loans), seed: 1, workers: workers,
      tick: {})
    for row in strength.rows { print(row) }
    try strength.check()
  }

  @Test("The reasons of a glass box stay when it is trained on other draws")
  func reasons() async throws {
    let loans = history.training
    for variant in plan.variants {
      let ground = try LearningGround(loans, plan, variant, seed: 1, tick: {})
      for recipe in plan.recipes(variant, ground.recipes)
      where [.scorecard, .glassbox, .pairs].contains(recipe.learner) {
        let rows = TrainingRows(loans, features: recipe.features)
        let learned = try ModelTrainer(recipe: recipe, tick: {}).train(
          rows, offsets: ground.offsets, seed: 1)
        let first = try glassBox(learned, recipe.features)
        try MonotoneScan.check(first)
        print(
          variant, recipe.name, "steps judged",
          try MonotoneScan.check(first, catalogue: catalogue, seed: 1))
        let line = ReferenceStudy(loans, rows, model: first, catalogue: catalogue).line
        let model = try glassBox(learned, recipe.features, points: line.points)
        let refits = try await RefitModels.make(
          3, of: model, recipe, rows, offsets: ground.offsets, catalogue: catalogue, seed: 9,
          workers: workers, tick: {})
        let stability = ReasonStability(
          of: model, refits, on: history.test.prefix(500).map(\.application), cutOff: plan.cutOff)
        print(variant, recipe.name, stability)
        try stability.check()
      }
    }
  }

  @Test("Weights and made-up defaults cost calibration and win no ranking")
  func resampling() async throws {
    for variant in plan.variants {
      let position = try #require(
        plan.recipes(variant, .empty).firstIndex { $0.learner == .glassbox })
      let study = try await ResamplingStudy(
        history.training, plan, variant, recipe: position, seed: 1, workers: workers, tick: {})
      print(variant, study.recipe)
      for row in study.rows { print(row) }
      #expect(
        study.rows.dropFirst().allSatisfy { $0.area.value < study.rows[0].area.value + 0.002 })
    }
  }
}
