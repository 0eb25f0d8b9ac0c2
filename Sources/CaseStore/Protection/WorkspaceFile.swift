/// The files that stand beside the journal.
package enum WorkspaceFile: String, Sendable, CaseIterable {
  /// Who may open it.
  case keys = "keys.json"
  /// Passwords that did not fit, and when.
  case attempts = "attempts.json"
  /// How long cases are kept, and by what law.
  case settings = "settings.json"

  static let largest = 1 << 20
}

extension Folder {
  /// Puts such a file in place, whole and for good.
  func keep(_ bytes: [UInt8], _ file: WorkspaceFile) throws(StoreError) {
    do {
      try put(bytes, under: file.rawValue)
    } catch {
      throw error.operation == "fsync"
        ? .notDurable(file: path(of: file.rawValue), error)
        : .notWritten(file: path(of: file.rawValue), error)
    }
  }

  /// Reads such a file; nil where there is none.
  func kept(_ file: WorkspaceFile) throws(StoreError) -> [UInt8]? {
    try content(of: file.rawValue, most: WorkspaceFile.largest)
  }
}

extension CaseStore {
  /// Reads such a file of a workspace; nil where there is none.
  package static func content(
    of file: WorkspaceFile, in path: String
  ) throws(StoreError) -> [UInt8]? {
    try Folder.open(path)?.kept(file)
  }

  /// Reads such a file, and puts in its place what `change` makes of it, alone among all processes.
  ///
  /// - Parameter change: nil leaves the file as it is.
  package static func change<Outcome>(
    _ file: WorkspaceFile, in path: String, _ change: ([UInt8]?) -> ([UInt8]?, Outcome)
  ) throws(StoreError) -> Outcome {
    guard let folder = try Folder.open(path) else { throw .missing(folder: path) }
    let lock = try FileLock(folder, file.rawValue + ".lock")
    defer { withExtendedLifetime(lock) {} }
    let (new, outcome) = change(try folder.kept(file))
    if let new { try folder.keep(new, file) }
    return outcome
  }

  /// The random id of the workspace in a folder, which its keys must name; nil where there is no
  /// journal, or its first line cannot be read.
  package static func workspace(in path: String) throws(StoreError) -> String? {
    guard let folder = try Folder.open(path),
      let file = try folder.reading(SegmentName.of(1))
    else { return nil }
    do {
      var lines = LineScanner(file, to: try file.status().size)
      guard let line = try lines.next(), let record = try? RecordLine(line.bytes),
        record.header.kind == .workspaceCreated
      else { return nil }
      return try? record.decoded(WorkspaceCreation.self).workspace
    } catch {
      throw .notReadable(file: folder.path(of: SegmentName.of(1)), error)
    }
  }

  /// Checks the chain of a journal without the keys to what its lines tell.
  package static func checkChain(
    in path: String, against checkpoint: Checkpoint? = nil
  ) async throws(StoreError) -> Verification {
    guard let folder = try Folder.open(path) else { throw .missing(folder: path) }
    return try await Verification.of(folder, nil, saved: nil, against: checkpoint)
  }
}
