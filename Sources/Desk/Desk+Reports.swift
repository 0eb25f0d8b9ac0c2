internal import CaseStore
package import Lending

/// A kept case with everything that a report tells of it.
package struct ReportedCase: Sendable, Equatable {
  package let creditCase: CreditCase
  /// Nil for a draft, which has nothing to recompute.
  package let replay: Replay?
  /// The store's last record, as text.
  package let checkpoint: String
}

extension CaseRoom {
  /// A case as kept with the store's last record; no model is needed.
  package func reported(_ id: CaseID) async throws(DeskProblem) -> ReportedCase {
    let (kept, head) = try await keeper.reported(id)
    return ReportedCase(creditCase: kept, replay: nil, checkpoint: head.description)
  }
}

extension Desk {
  /// A case as kept, recomputed, with the store's last record.
  package func reported(_ id: CaseID) async throws(DeskProblem) -> ReportedCase {
    let found = try await room.reported(id)
    return ReportedCase(
      creditCase: found.creditCase, replay: found.creditCase.assessed.map { replay($0) },
      checkpoint: found.checkpoint)
  }

  /// The text of a notice: a file of one's own, or one of the installation's by its name.
  package static func noticeText(
    _ named: String, resources: String? = nil
  ) throws(DeskProblem) -> String {
    var file = named
    if !named.hasSuffix(".txt") {
      guard let folder = Places.resources(resources) else { throw .noResources }
      file = "\(folder)/notices/\(named).txt"
    }
    return String(decoding: try FileText.read(file), as: UTF8.self)
  }

  /// Writes a file that appears only when it is whole; `-` is standard output.
  package static func write(_ bytes: [UInt8], to file: String) throws(DeskProblem) {
    let output = try OutputFile(file)
    defer { output.discard() }
    try output.write(bytes)
    try output.finish()
  }
}

extension Desk {
  /// The time of what has no time of its own, as ISO 8601 in UTC.
  package static var now: String { CaseKeeper.now() }
}
