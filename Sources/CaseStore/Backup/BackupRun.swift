import Sealing

/// Brings a backup up to date: closed files of the journal that it has already stay as they are.
///
/// Each content has a file name of its own, and the manifest, put in place last, says which count: a
/// run that is stopped leaves the backup as it was. What counts no more is then removed, so that an
/// erasure reaches the backup with its next run.
struct BackupRun {
  let source: Folder
  /// Where the journal ends; nil lets the files say.
  let saved: SavedEnd?
  let at: String
  let by: String
  /// Whether a person chose to continue after damage: then nothing is taken over unread.
  let hasAcceptedDamage: Bool
  /// Called with the files done and those there are.
  let progress: @Sendable (Int, Int) -> Void

  func run(into path: String) throws(StoreError) -> BackupReport {
    try refuse(path)
    let target = try Folder.create(path)
    guard let lock = try WriterLock.take(in: target) else { throw .backup(.inUse(folder: path)) }
    defer { withExtendedLifetime(lock) {} }
    let before = try BackupManifest.read(in: target)
    try sweep(target, before)
    let first = try firstHash()
    if let before, before.first != first { throw .backup(.otherStore(folder: path)) }
    var copying = BackupCopying(source: source, target: target, before: before)
    let segments = SegmentName.numbers(in: try source.names()).filter {
      $0 <= saved?.segment ?? .max
    }
    guard let last = segments.last else { throw .missing(folder: source.path) }
    for (done, number) in segments.enumerated() {
      progress(done, segments.count)
      try copying.add(
        number, isLast: number == last, length: number == saved?.segment ? saved?.length : nil,
        mayReuse: !hasAcceptedDamage)
    }
    let head = try copying.finish()
    if let before, !copying.holdsEarlierEnd {
      throw .backup(.aheadOfStore(folder: path, backup: before.head, store: head))
    }
    try copying.addAttachments()
    try copying.addPolicies()
    try copying.addWorkspaceFiles()
    let manifest = BackupManifest(
      v: BackupManifest.version, at: at, by: by, first: first, head: head, files: copying.files)
    do {
      try target.put(manifest.text(), under: BackupManifest.name)
    } catch let error as SystemFailure {
      throw .notWritten(file: target.path(of: BackupManifest.name), error)
    } catch let error as StoreError {
      throw error
    } catch {
      preconditionFailure("a manifest is written or not in these ways only")
    }
    let removed = try sweep(target, manifest)
    return BackupReport(
      files: copying.files.count, written: copying.written, bytes: copying.bytes, removed: removed,
      checkpoint: head)
  }

  /// Nothing may be put among the files of the store or below.
  private func refuse(_ path: String) throws(StoreError) {
    guard try !source.isOrHolds(path) else { throw .backup(.insideStore(folder: path)) }
    guard let folder = try Folder.open(path) else { return }
    let strangers = try folder.names().filter { !Self.isOurs($0) }
    guard strangers.isEmpty else { throw .backup(.otherFiles(folder: path)) }
  }

  private static func isOurs(_ name: String) -> Bool {
    name == BackupManifest.name || name == WriterLock.name
      || name.hasPrefix(Folder.unfinishedPrefix) || isKept(name)
  }

  /// Whether a name is one that `keptName` gives.
  private static func isKept(_ name: String) -> Bool {
    name.hasPrefix("journal-") && name.hasSuffix(".jsonl")
      && SegmentName.numbers(in: [name]).isEmpty
      || ["policies-", "keys-", "settings-"].contains(where: name.hasPrefix)
        && name.hasSuffix(".json")
      || name.hasPrefix("\(AttachmentName.folder)-")
  }

  /// Removes what the manifest does not name; answers how many files of earlier runs that were.
  @discardableResult
  private func sweep(_ target: Folder, _ manifest: BackupManifest?) throws(StoreError) -> Int {
    let kept = Set(manifest?.files.map(\.kept) ?? [])
    var removed = 0
    for name in try target.names() where !kept.contains(name) {
      guard Self.isKept(name) || name.hasPrefix(Folder.unfinishedPrefix) else { continue }
      do {
        try target.removeIfThere(name)
      } catch {
        throw .notWritten(file: target.path(of: name), error)
      }
      removed += 1
    }
    if removed > 0 {
      do {
        try target.descriptor.sync()
      } catch {
        throw .notDurable(file: target.path, error)
      }
    }
    return removed
  }

  private func firstHash() throws(StoreError) -> SHA256Digest {
    let name = SegmentName.of(1)
    guard let file = try source.reading(name) else { throw .missing(folder: source.path) }
    do {
      var lines = LineScanner(file, to: try file.status().size)
      if let line = try lines.next(), let record = try? RecordLine(line.bytes) {
        return record.hash
      }
    } catch {
      throw .notReadable(file: source.path(of: name), error)
    }
    throw .damaged([Damage(file: name, line: 1, fault: .notARecord, found: .of([]))])
  }
}
