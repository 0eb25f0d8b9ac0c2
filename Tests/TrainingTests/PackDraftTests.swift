import FoundationEssentials
import Lending
import Monitoring
import Packs
import Scoring
import Synchronization
import Testing

@testable import Training

@Suite("Trained packs", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct PackDraftTests {
  private let folder = "/tmp/assay-training-tests-\(UInt64.random(in: 0...UInt64.max))"

  private func drafts(
    _ history: LoanHistory, _ plan: QuickPlan = QuickPlan(learners: [.glassbox]),
    threads: Int = 2, progress: @escaping @Sendable (TrainingProgress) -> Bool = { _ in true }
  ) async throws -> [PackDraft] {
    try await TrainingLab.drafts(
      history, plan: plan, catalogue: try installmentLoanCatalogue(),
      learners: Set(Learner.allCases), workers: Workers(threads: threads),
      pace: TrainingPace(progress))
  }

  private func draft(
    _ history: LoanHistory, _ variant: Variant = .borrower, threads: Int = 2
  ) async throws -> PackDraft {
    try #require(
      try await drafts(
        history, QuickPlan(variants: [variant], learners: [.glassbox]), threads: threads
      ).first)
  }

  private func bytes(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))
      })
  }

  @Test("The same files give the same pack, byte for byte, on one thread and on two")
  func sameBytes() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let history = try madeUpHistory()

    let first = try await draft(history).write(to: folder)
    let before = try bytes(first.folder)
    let second = try await draft(history, threads: 1).write(to: folder)

    #expect(first.folder == "\(folder)/installment-loan/borrower-1")
    #expect(second.folder == first.folder)
    let needed = PackFile.needed.union([.manifest, .trees, .cashFlow, .domain]).map(\.rawValue)
    #expect(Set(before.keys).isSuperset(of: needed))
    #expect(try bytes(second.folder) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/installment-loan")
    #expect(left == ["borrower-1"])
  }

  @Test("Other loans give the next version and leave the older pack as it was")
  func nextVersion() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let history = try madeUpHistory()
    let first = try await draft(history).write(to: folder)
    let before = try bytes(first.folder)

    let others = LoanHistory(files: [
      try madeUpLoans(.early, 700, seed: 11), try madeUpLoans(.sample, 1300, seed: 12),
      try madeUpLoans(.dated, 500, seed: 13),
    ])
    let second = try await draft(others).write(to: folder)

    #expect(second.folder == "\(folder)/installment-loan/borrower-2")
    #expect(second.card.hasPrefix("# installment-loan-borrower@2"))
    #expect(try bytes(first.folder) == before)
    #expect(try await draft(others).write(to: folder).folder == second.folder)
  }

  @Test("What happened after the year of the test cannot change the early model")
  func earlyModelIsBlind() async throws {
    let history = try madeUpHistory()
    let early = history.beforeTestYear
    #expect(!early.isEmpty && early.count < history.training.count)
    let plan = QuickPlan(learners: [.glassbox])
    func study(_ training: [HistoricLoan]) async throws -> VariantStudy {
      try await VariantStudy(
        .borrower, plan, training: training, early: early, learners: [.glassbox], seed: 1,
        workers: Workers(threads: 2), pace: TrainingPace { _ in true })
    }
    let first = try await study(history.training)
    let second = try await study(Array(history.training.reversed()))
    let early1 = try #require(first.trained.first?.early)
    let early2 = try #require(second.trained.first?.early)

    #expect(early1.learned.file.bytes == early2.learned.file.bytes)
    #expect(early1.rows.count == early.count)
  }

  @Test("Learners are compared; the simplest near the best answers, the others are challengers")
  func challengers() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let history = try madeUpHistory()
    let drafts = try await drafts(history, QuickPlan())
    var names: [String] = []
    for draft in drafts {
      let written = try draft.write(to: folder)
      names.append(written.name.variant)
      #expect(written.metrics.contains { $0.name == "auc" && $0.on == ModelCard.outOfTime })
    }
    #expect(names == ["borrower", "borrower-boosted"])
    let challenger = try PackShelf(modelsFolder: folder).champion(
      of: .installmentLoan, variant: "borrower-boosted")
    #expect(throws: PackError.self) { try challenger.explained() }
    #expect(challenger.golden.count == TrainingLab.goldenRows)
  }

  @Test("A priced pack reads back, scores, and tells reasons under fields of the catalogue")
  func readsBack() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let history = try madeUpHistory()

    let written = try await draft(history, .priced).write(to: folder)
    let pack = try Pack(folder: written.folder)

    #expect(pack.golden.count == TrainingLab.goldenRows)
    #expect(pack.golden.contains { $0.fields["fico_score"] == nil })
    #expect(pack.golden.allSatisfy { $0.expectedLoss != nil && $0.outOfDomain != nil })
    // Every second one is as usual as a loan of the past may be.
    let usual = pack.golden.count { ($0.outOfDomain ?? 1) < 0.95 }
    #expect(usual >= pack.golden.count / 3)
    let evidence = try #require(pack.evidence)
    #expect(
      evidence.cells.reduce(0) { $0 + $1.loans } == history.training.count(where: \.isMatured))
    #expect(pack.catalogue["fico_score"]?.use == .scored)
    #expect(pack.catalogue["credit_history_years"]?.use == .recorded)
    #expect(try pack.explained().fields.contains(.interestRate))
    let scored = try #require(
      ScoredOutcomes(
        logOdds: history.test.map { pack.model.measured($0.application).logOdds },
        outcomes: history.test.map(\.defaulted)))
    let auc = written.metrics.first { $0.name == "auc" && $0.on == ModelCard.anotherDraw }
    #expect(scored.areaUnderCurve == auc?.value)
    #expect(try #require(scored.areaUnderCurve) > 0.6)
    let row = pack.card.split(separator: "\n").first { $0.hasPrefix("| \(ModelCard.anotherDraw)") }
    #expect(try #require(row).contains(" \(history.test.count) |"))
    for words in [
      "The tables count rows, a loan that stands in the file twice as two",
      "A learner explains itself where the log-odds are exactly a base plus one number a field: "
        + "logistic scorecard",
    ] { #expect(pack.card.contains(words), "\(words)") }
  }

  @Test("The line rises from the safest to the riskiest, and spreads add up to all loans")
  func reference() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pack = try Pack(folder: try await draft(try madeUpHistory()).write(to: folder).folder)

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
  func stopped() async throws {
    let history = try madeUpHistory()
    let calls = Mutex(0)
    await #expect(throws: TrainingError.stopped) {
      try await drafts(history) { _ in
        calls.withLock {
          $0 += 1
          return $0 < 40
        }
      }
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test("Once packs are written nothing stops: the person is told, and the answer is not asked")
  func writing() throws {
    let told = Mutex<[TrainingProgress]>([])
    let pace = TrainingPace { progress in
      told.withLock { $0.append(progress) }
      return progress.canStop
    }
    try pace.begin("training")
    try pace.beginWriting()
    try pace.tick()
    #expect(told.withLock { $0.map(\.canStop) } == [true, false, false])
  }

  @Test("Progress only rises and ends at the whole")
  func progress() async throws {
    let told = Mutex<[Double]>([])
    _ = try await drafts(try madeUpHistory()) { progress in
      told.withLock { $0.append(progress.share) }
      return true
    }
    let shares = told.withLock { $0 }
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(try #require(shares.last) > 0.8)
  }

  @Test("Another product has no training")
  func unknownProduct() async throws {
    let catalogue = FieldCatalogue(
      product: Product(rawValue: "pawn-loan"), currency: "USD", groups: [], fields: [])
    await #expect(throws: TrainingError.productUnknown("pawn-loan")) {
      try await TrainingLab.train(catalogue, dataFolder: "/nowhere", modelsFolder: folder)
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
      if pack.function.margin(row).bitPattern != expected.bitPattern { differentBits += 1 }
      let shown = pack.model.measured(row).logOdds
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
        logOdds: resolved.map { pack.model.measured($0.application).logOdds },
        outcomes: resolved.map(\.defaulted)))
    let matured = resolved.filter { $0.isMatured && $0.application.termMonths == 36 }
    let level = try #require(
      ScoredOutcomes(
        logOdds: matured.map { pack.model.measured($0.application).logOdds },
        outcomes: matured.map(\.defaulted)))

    #expect(try #require(all.areaUnderCurve) >= area)
    #expect(try abs(#require(level.meanProbability) - #require(level.observedRate)) < 0.02)
    let said = pack.manifest.metrics.first { $0.name == "auc" && $0.on == ModelCard.anotherDraw }
    #expect(all.areaUnderCurve == said?.value)
  }
}
