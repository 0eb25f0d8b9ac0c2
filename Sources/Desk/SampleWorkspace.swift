internal import FoundationEssentials
internal import Lending

/// A workspace of made-up cases beside the person's own, to try things on.
package enum SampleWorkspace {
  private static let ending = "-sample"
  /// Cases that are decided, and those of them whose money was paid out.
  private static let decided = 12
  private static let funded = 3

  /// Whether a folder is that of a sample workspace.
  package static func isSample(_ folder: String) -> Bool { folder.hasSuffix(ending) }

  /// Makes the workspace where there is none yet; answers its folder.
  ///
  /// - Parameter options: of the person's own workspace.
  package static func make(_ options: DeskOptions) async throws(DeskProblem) -> String {
    guard let own = Places.store(options.store) else { throw .noStoreFolder }
    let folder = isSample(own) ? own : own + ending
    var sample = options
    sample.store = folder
    sample.room = nil
    let desk = try Desk(sample)
    if try await desk.cases().isEmpty { try await fill(desk) }
    await desk.room.close()
    return folder
  }

  private static func fill(_ desk: Desk) async throws(DeskProblem) {
    let rejects = try ScratchFile()
    defer { withExtendedLifetime(rejects) {} }
    _ = try await desk.importCases(
      CaseImport(input: "\(desk.resources)/demo/sample-loans.csv", rejects: rejects.path))
    var funded = 0
    for summary in try await desk.cases().prefix(decided) {
      let kept = try await desk.room.creditCase(summary.id)
      guard let verdict = kept.assessed?.assessment.recommendation.verdict else { continue }
      _ = try await desk.decide(summary.id, verdict, reason: "")
      if verdict == .approve, funded < Self.funded {
        _ = try await desk.room.enterOutcome(summary.id, .funded)
        funded += 1
      }
    }
  }

  /// Takes the workspace away with all that is in it; nothing else is ever taken away.
  package static func remove(_ folder: String) throws(DeskProblem) {
    guard isSample(folder), FileManager.default.fileExists(atPath: "\(folder)/journal-000001.jsonl")
    else {
      throw .file(folder, problem: "is no sample workspace, so it stays")
    }
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      throw .file(folder, problem: "could not be removed")
    }
  }
}
