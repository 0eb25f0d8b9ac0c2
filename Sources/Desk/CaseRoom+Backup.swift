internal import CaseStore
package import Lending

/// What a run of a backup did.
package struct BackupDone: Sendable, Equatable {
  /// Files in the backup, and those that this run wrote.
  package let files: Int
  package let written: Int
  package let bytes: Int
  /// Files of earlier runs that were removed.
  package let removed: Int
  /// The last record in the backup, as printed on reports.
  package let checkpoint: String
  /// Whether the store tells of it; not so while another program writes.
  package let isRecorded: Bool
}

/// What a backup holds, all of it read and found as it was written.
package struct CheckedBackup: Sendable, Equatable {
  /// ISO 8601 in UTC.
  package let at: String
  package let by: String
  package let records: Int
  package let checkpoint: String
  package let files: Int

  init(_ content: BackupContent) {
    at = content.at
    by = content.by
    records = content.checkpoint.seq
    checkpoint = content.checkpoint.description
    files = content.files
  }
}

/// What there is of a case.
package enum CaseRemains: Sendable, Equatable {
  case whole(CreditCase)
  /// It was erased: only who did what when is left.
  case headers(Erasure)
}

extension CaseRoom {
  /// Brings a backup in a folder up to date, or begins one.
  ///
  /// - Parameter progress: called with the files done and those there are.
  package func backUp(
    to path: String, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(DeskProblem) -> BackupDone {
    let report = try await keeper.backUp(to: path, progress: progress)
    return BackupDone(
      files: report.files, written: report.written, bytes: report.bytes, removed: report.removed,
      checkpoint: report.checkpoint.description, isRecorded: report.isRecorded)
  }

  /// Reads a whole backup.
  package func checkBackup(_ path: String) async throws(DeskProblem) -> CheckedBackup {
    do {
      return CheckedBackup(try await CaseStore.checkBackup(in: path))
    } catch {
      throw DeskProblem(error)
    }
  }

  /// Puts a backup back as the store, whose folder must be empty or not there.
  package func restore(from path: String) async throws(DeskProblem) -> (CheckedBackup, cases: Int) {
    guard let folder = keeper.folder else { throw .noStoreFolder }
    do {
      let (content, verification) = try await CaseStore.restore(from: path, to: folder)
      return (CheckedBackup(content), verification.cases)
    } catch {
      throw DeskProblem(error)
    }
  }

  package func status() async throws(DeskProblem) -> StoreStatus {
    try await keeper.status(settings)
  }

  /// A case as kept, or what its erasure has left.
  package func remains(of id: CaseID) async throws(DeskProblem) -> CaseRemains {
    do {
      return .whole(try await keeper.creditCase(id))
    } catch {
      guard case .erased(_, let erasure) = error else { throw error }
      return .headers(erasure)
    }
  }

  /// What whoever shall erase a case is told of it.
  package func erasable(_ id: CaseID) async throws(DeskProblem) -> ErasableCase {
    try await keeper.erasable(id)
  }

  /// Erases what cases told, for good; their headers stay, and the chain holds.
  package func erase(
    _ cases: [CaseID], reason: ErasureReason
  ) async throws(DeskProblem) -> ErasureReport {
    try await keeper.erase(cases, reason: reason)
  }
}
