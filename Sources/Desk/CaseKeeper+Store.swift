internal import Accounts
internal import CaseStore
internal import FoundationEssentials
internal import Lending

/// The store as a whole, each verb held to what its person may do.
extension CaseKeeper {
  /// Makes a backup, beside a writer too, which then cannot record it.
  func backUp(
    to path: String, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(DeskProblem) -> BackupReport {
    try await require(.backUp)
    var store = try await opened()
    do {
      store = try await openedForWriting()
    } catch {
      guard case .store(.inUse) = error else { throw error }
    }
    do {
      return try await store.backUp(to: path, progress: progress)
    } catch {
      throw DeskProblem(error)
    }
  }

  func status(
    _ settings: WorkspaceSettings
  ) async throws(DeskProblem) -> StoreStatus {
    let store = try await opened()
    return StoreStatus(
      folder: folder ?? "", cases: await store.count, erasedCases: await store.erasedCases.count,
      records: await store.head.seq, checkpoint: "\(await store.head)",
      lastBackup: await store.lastBackup.map { StoreStatus.Backup($0, now: .now) },
      monthsKept: settings.monthsKept, jurisdiction: settings.jurisdiction,
      notices: await store.notices.map(\.sentence))
  }

  func notices() async -> [String] {
    guard let store = writer ?? reader else { return [] }
    return await store.notices.map(\.sentence)
  }

  func standing() async -> StoreStanding {
    guard let store = writer ?? reader else { return StoreStanding() }
    let notices = await store.notices
    return StoreStanding(
      notices: notices.map(\.sentence),
      awaitsChoice: notices.contains {
        if case .damage(_, isAcknowledged: false) = $0 { true } else { false }
      }, account: session?.account.name)
  }

  func rebuildIndex() async throws(DeskProblem) -> Int {
    let store = try await openedForWriting()
    do { return try await store.rebuildIndex() } catch { throw DeskProblem(error) }
  }

  func openForWriting() async throws(DeskProblem) { _ = try await openedForWriting() }

  /// - Returns: whether the file that says who may open the workspace is the one that the journal tells
  ///   of, too; nil where it tells of none.
  func verify(
    against checkpoint: Checkpoint?
  ) async throws(DeskProblem) -> (Verification, keysHold: Bool?) {
    try await require(.verify)
    let store = try await opened()
    do {
      let verification = try await store.verify(against: checkpoint)
      guard let recorded = verification.keys, try gate.isProtected else {
        return (verification, nil)
      }
      return (verification, try gate.keyFile().standing == recorded)
    } catch {
      throw DeskProblem(accounts: error)
    }
  }

  func continueAfterDamage() async throws(DeskProblem) {
    try await require(.acknowledgeDamage)
    let store = try await openedForWriting()
    do { try await store.continueAfterDamage() } catch { throw DeskProblem(error) }
  }
}
