import FoundationEssentials
import Lending
import Packs
import Scoring
import Synchronization
import Testing

@testable import Training

@Suite("The lab", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct TrainingLabTests {
  private let folder = "/tmp/assay-lab-tests-\(UInt64.random(in: 0...UInt64.max))"

  private func drafts(
    _ plan: QuickPlan, progress: @escaping @Sendable (TrainingProgress) -> Bool = { _ in true }
  ) async throws -> [PackDraft] {
    try await TrainingLab.drafts(
      try madeUpHistory(), plan: plan, catalogue: try installmentLoanCatalogue(),
      learners: Set(Learner.allCases), workers: Workers(threads: 2), pace: TrainingPace(progress))
  }

  @Test("Where a later pack cannot be written, it is told which stand and which are missing")
  func someWritten() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let drafts = try await drafts(QuickPlan())
    // No folder can be made over a link to nowhere, not even by root.
    let place = "\(folder)/installment-loan"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(place)/borrower-boosted-1.draft", withDestinationPath: "/nowhere/at/all")

    let error = #expect(throws: TrainingError.self) {
      try TrainingLab.write(drafts, to: folder)
    }

    let told = try #require(error?.sentence)
    #expect(told.hasPrefix("installment-loan-borrower@1 stand whole, "))
    #expect(told.contains("installment-loan-borrower-boosted are missing: the pack could not"))
    #expect(try Pack(folder: "\(place)/borrower-1").manifest.version == "1")
    // What is mended is added, and what stands stays.
    #expect(
      try TrainingLab.write(drafts, to: folder).map(\.name.description) == [
        "installment-loan-borrower@1", "installment-loan-borrower-boosted@1",
      ])
  }

  @Test("A folder that takes no packs is told before a file is read, and nothing is left in it")
  func noPlace() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data([1]).write(to: URL(filePath: "\(folder)/installment-loan"))
    let catalogue = try installmentLoanCatalogue()

    let told = Mutex(0)
    let error = await #expect(throws: TrainingError.self) {
      try await TrainingLab.train(
        catalogue, dataFolder: "/nowhere", modelsFolder: folder,
        progress: { _ in
          told.withLock { $0 += 1 }
          return true
        })
    }

    #expect(error?.sentence.contains("\(folder)/installment-loan (Not a directory)") == true)
    #expect(error?.sentence.contains("--out") == true)
    #expect(told.withLock { $0 } == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["installment-loan"])
  }

  @Test("An input that holds the outcome ends the training before any learner starts")
  func leakBeforeLearning() async throws {
    let leak = Feature(
      name: "total_pymnt", source: .number(.loanAmount), toldAs: .loanAmount, monotone: 0)
    let steps = Mutex<[TrainingProgress]>([])

    await #expect(
      throws: TrainingError.checkFailed(
        "the input total_pymnt reads total_pymnt, which is known only after the application")
    ) {
      try await drafts(QuickPlan(learners: [.glassbox], more: [leak])) { progress in
        steps.withLock { $0.append(progress) }
        return true
      }
    }

    #expect(steps.withLock { $0.map(\.step) } == ["looking for leaks"])
    #expect(steps.withLock { $0.map(\.share) } == [0])
  }

  @Test("What one of the files lacks is said before anything is learned")
  func remarks() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let row = MadeUpRow().with(["loan_status": "Charged Off"])
    for (source, missing) in [(LoanSource.early, "inq_last_6mths"), (.dated, "target")] {
      let bytes = madeUpFile([row], without: [missing, "target", "est_p10", "est_p50", "est_p90"])
      try Data(bytes).write(to: URL(filePath: "\(folder)/\(LendingClubFile.name(of: source))"))
    }
    let catalogue = try recoveryCatalogue()
    let said = Mutex<[String]>([])
    let steps = Mutex<[String]>([])

    await #expect(throws: TrainingError.self) {
      try await TrainingLab.train(
        catalogue, dataFolder: folder, modelsFolder: "\(folder)/models",
        remark: { line in said.withLock { $0.append(line) } },
        progress: { progress in
          steps.withLock { $0.append(progress.step) }
          return true
        })
    }

    let lacking = said.withLock { $0.filter { $0.contains("inquiries_6m") } }
    #expect(lacking.count == 1)
    #expect(lacking.first?.hasPrefix("the data file lending-club-2007-2011.csv.gz has no") == true)
    #expect(steps.withLock { $0.last } == "reading the loan files")
  }
}
