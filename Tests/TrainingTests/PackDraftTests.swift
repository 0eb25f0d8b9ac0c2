import FoundationEssentials
import Lending
import Monitoring
import Packs
import Scoring
import Testing

@testable import Training

@Suite("Trained packs", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct PackDraftTests {
  private let folder = "/tmp/assay-training-tests-\(UInt64.random(in: 0...UInt64.max))"

  private func draft(
    _ history: LoanHistory, _ variant: Recipe.Variant = .borrower,
    progress: @escaping (TrainingProgress) -> Bool = { _ in true }
  ) throws -> PackDraft {
    let cash = try CashFlowStudy(history.files[0].loans)
    return try PackDraft(
      history, cash: cash, catalogue: try installmentLoanCatalogue(), pace: TrainingPace(progress)
    ) { quickRecipe($0, variant, rounds: 12) }
  }

  private func bytes(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))
      })
  }

  @Test("The same files give the same pack, byte for byte, in place of the older one")
  func sameBytes() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let history = try madeUpHistory()

    let first = try draft(history).write(to: folder)
    let before = try bytes(first.folder)
    let second = try draft(history).write(to: folder)

    #expect(first.folder == "\(folder)/installment-loan/borrower-1")
    #expect(second.folder == first.folder)
    #expect(Set(before.keys) == Set(PackFile.allCases.map(\.rawValue)))
    #expect(try bytes(second.folder) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/installment-loan")
    #expect(left == ["borrower-1"])
  }

  @Test("Other loans give the next version and leave the older pack as it was")
  func nextVersion() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let history = try madeUpHistory()
    let first = try draft(history).write(to: folder)
    let before = try bytes(first.folder)

    let others = LoanHistory(files: [
      try madeUpLoans(.early, 700, seed: 11), try madeUpLoans(.sample, 1300, seed: 12),
      try madeUpLoans(.dated, 500, seed: 13),
    ])
    let second = try draft(others).write(to: folder)

    #expect(second.folder == "\(folder)/installment-loan/borrower-2")
    #expect(second.card.hasPrefix("# installment-loan-borrower@2"))
    #expect(try bytes(first.folder) == before)
    #expect(try draft(others).write(to: folder).folder == second.folder)
  }

  @Test("What happened after the year of the test cannot change the early model")
  func earlyModelIsBlind() throws {
    let history = try madeUpHistory()
    let early = history.beforeTestYear
    let late = history.training.filter { loan in !early.contains { $0.key == loan.key } }
    #expect(!early.isEmpty && !late.isEmpty)
    let recipe = Recipe.glassBox(.borrower, learningFrom: early)
    let all = Recipe.glassBox(.borrower, learningFrom: history.training)
    // The codes of choices are the only part of a recipe that learns, and they are given only the
    // early loans; the two recipes differ where late loans changed an order.
    #expect(recipe.features.map(\.name) == all.features.map(\.name))
    let model = try TrainedModel(
      early, seed: 1, tick: {}, makeRecipe: { quickRecipe($0, rounds: 8) })
    let again = try TrainedModel(
      LoanHistory(files: history.files).beforeTestYear, seed: 1, tick: {},
      makeRecipe: { quickRecipe($0, rounds: 8) })
    #expect(model.glassBox.json == again.glassBox.json)
  }

  @Test("A priced pack reads back, scores, and tells reasons under fields of the catalogue")
  func readsBack() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let history = try madeUpHistory()

    let written = try draft(history, .priced).write(to: folder)
    let pack = try Pack(folder: written.folder)

    #expect(pack.golden.count == TrainingLab.goldenRows)
    #expect(pack.golden.contains { $0.fields["fico_score"] == nil })
    #expect(pack.catalogue["fico_score"]?.use == .scored)
    #expect(pack.catalogue["credit_history_years"]?.use == .recorded)
    #expect(pack.model.fields.contains(.interestRate))
    let scored = try #require(
      ScoredOutcomes(
        logOdds: history.test.map { pack.model.score($0.application).logOdds },
        outcomes: history.test.map(\.defaulted)))
    let auc = written.metrics.first { $0.name == "auc" && $0.on == ModelCard.anotherDraw }
    #expect(scored.areaUnderCurve == auc?.value)
    #expect(try #require(scored.areaUnderCurve) > 0.6)
    #expect(pack.card.contains("| another draw, all resolved test rows | \(history.test.count) |"))
  }

  @Test("The line rises from the safest to the riskiest, and spreads add up to all loans")
  func reference() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pack = try Pack(folder: try draft(try madeUpHistory()).write(to: folder).folder)

    let sums = pack.reference.line.points.map { $0.contributions.reduce(0, +) }
    #expect(sums.count > 50)
    #expect(zip(sums, sums.dropFirst()).allSatisfy { $0 < $1 })
    for distribution in pack.reference.distributions {
      #expect(abs(distribution.shares.reduce(0, +) + distribution.unknown - 1) < 1e-9)
      #expect(distribution.edges == distribution.edges.sorted())
    }
    #expect(pack.model.calibration.vintageVariance >= 0)
    #expect(pack.model.calibration.variances.allSatisfy { $0.allSatisfy { $0 >= 0 } })
  }

  @Test("A training that is stopped says so and writes nothing")
  func stopped() throws {
    let history = try madeUpHistory()
    var calls = 0
    #expect(throws: TrainingError.stopped) {
      try draft(history) { _ in
        calls += 1
        return calls < 40
      }
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test("Progress only rises and ends at the whole")
  func progress() throws {
    var shares: [Double] = []
    _ = try draft(try madeUpHistory()) {
      shares.append($0.share)
      return true
    }
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
    // One of two variants is half of the whole.
    #expect(try abs(#require(shares.last) - 0.5) < 1e-9)
  }

  @Test("Another product has no training")
  func unknownProduct() throws {
    let catalogue = FieldCatalogue(
      product: Product(rawValue: "credit-card"), currency: "USD", groups: [], fields: [])
    #expect(throws: TrainingError.productUnknown("credit-card")) {
      try TrainingLab.train(catalogue, dataFolder: "/nowhere", modelsFolder: folder)
    }
  }
}

@Suite(
  "Committed packs against libxgboost",
  .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct CommittedTreesTests {
  @Test(
    "On 10,000 made-up applications the trees' sum is libxgboost's to the bit, and what is shown is its line",
    arguments: ["borrower", "priced"])
  func oracle(variant: String) throws {
    let folder = "\(projectRoot)/resources/models/installment-loan/\(variant)-1"
    let pack = try Pack(folder: folder)
    let trees = try Data(contentsOf: URL(filePath: "\(folder)/\(PackFile.trees.rawValue)"))
    let rows = MadeUpApplications.make(
      10_000, catalogue: pack.catalogue, distributions: pack.reference.distributions, seed: 77
    ).map { pack.model.row(LoanApplication(product: pack.manifest.product, values: $0)) }

    let matrix = try BoosterRows(values: rows.flatMap { $0 }, columns: rows[0].count)
    let oracle = try Booster(json: [UInt8](trees)).margins(matrix)

    let calibration = pack.model.calibration
    var (differentBits, farthest) = (0, 0.0)
    for (row, expected) in zip(rows, oracle) {
      if pack.ensemble.margin(row).bitPattern != expected.bitPattern { differentBits += 1 }
      let shown = pack.model.score(row).logOdds
      farthest = max(
        farthest, abs(shown - calibration.intercept - calibration.slope * Double(expected)))
    }
    #expect(differentBits == 0)
    #expect(farthest < 1e-5)
  }
}

/// The lender's real files beside the project, which a fresh machine does not have.
private let realData = projectRoot + "/../shared/data"

@Suite(
  "Committed packs on the lender's real files",
  .enabled(
    if: FileManager.default.fileExists(atPath: realData), "needs ../shared/data, which is absent"))
struct CommittedPackTests {
  @Test(
    "Ranking and level on loans that no training read are at least what was promised",
    arguments: [("borrower", 0.690), ("priced", 0.720)])
  func promised(variant: String, area: Double) throws {
    let pack = try Pack(
      folder: "\(projectRoot)/resources/models/installment-loan/\(variant)-1")
    let test = try LendingClubFile(
      .dated, folder: realData, catalogue: try installmentLoanCatalogue())
    #expect(test.refused == 0)

    let resolved = test.loans.filter(\.isResolved)
    let all = try #require(
      ScoredOutcomes(
        logOdds: resolved.map { pack.model.score($0.application).logOdds },
        outcomes: resolved.map(\.defaulted)))
    let matured = resolved.filter { $0.isMatured && $0.application.termMonths == 36 }
    let level = try #require(
      ScoredOutcomes(
        logOdds: matured.map { pack.model.score($0.application).logOdds },
        outcomes: matured.map(\.defaulted)))

    #expect(try #require(all.areaUnderCurve) >= area)
    #expect(try abs(#require(level.meanProbability) - #require(level.observedRate)) < 0.02)
    let said = pack.manifest.metrics.first { $0.name == "auc" && $0.on == ModelCard.anotherDraw }
    #expect(all.areaUnderCurve == said?.value)
  }
}
