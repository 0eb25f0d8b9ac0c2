internal import Accounts
internal import CaseStore

extension CaseRoom {
  /// What the workspace lays down; what holds without it where there is no workspace yet.
  package var settings: WorkspaceSettings {
    get throws(DeskProblem) {
      guard let folder = keeper.folder else { throw .noStoreFolder }
      do {
        guard let bytes = try CaseStore.content(of: .settings, in: folder) else {
          return WorkspaceSettings()
        }
        return try Self.settings(bytes, folder)
      } catch let problem as DeskProblem {
        throw problem
      } catch let error as StoreError {
        throw DeskProblem(error)
      } catch {
        preconditionFailure("settings are read or refused in these ways only")
      }
    }
  }

  /// Changes one setting, and puts that on record.
  ///
  /// - Parameter value: as a person types it; `none` gives back what holds without a setting.
  package func set(
    _ key: String, to value: String
  ) async throws(DeskProblem) -> WorkspaceSettings {
    try await keeper.require(.setPolicy)
    try await keeper.openForWriting()
    let before = try settings
    var after = before
    do { try after.set(key, to: value) } catch { throw .file(key, problem: error.sentence) }
    guard after != before else { return before }
    do {
      try CaseStore.change(.settings, in: folder) { _ in (after.bytes, ()) }
    } catch {
      throw DeskProblem(error)
    }
    try await keeper.record([
      .settingsChanged("\(key): \(before.words(key)) → \(after.words(key))")
    ])
    return after
  }

  private static func settings(
    _ bytes: [UInt8], _ folder: String
  ) throws(DeskProblem) -> WorkspaceSettings {
    do {
      return try WorkspaceSettings(reading: bytes)
    } catch {
      throw .file("\(folder)/\(WorkspaceFile.settings.rawValue)", problem: error.sentence)
    }
  }
}
