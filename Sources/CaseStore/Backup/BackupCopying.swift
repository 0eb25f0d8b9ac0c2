import Sealing

/// Copies files into a backup, each read back and checked against the chain before it counts.
struct BackupCopying {
  private let source: Folder
  private let target: Folder
  private let before: BackupManifest?
  private var scan: JournalScan
  /// Whether the record with which the backup ended was met.
  private(set) var holdsEarlierEnd: Bool
  private var damage: [Damage] = []
  private(set) var files: [BackupManifest.File] = []
  private(set) var written = 0
  private(set) var bytes = 0

  init(source: Folder, target: Folder, before: BackupManifest?) {
    self.source = source
    self.target = target
    self.before = before
    scan = JournalScan(source, seal: nil)
    holdsEarlierEnd = before == nil
  }

  /// Adds a file of the journal, up to `length` where that is known.
  mutating func add(
    _ segment: Int, isLast: Bool, length: Int?, mayReuse: Bool
  ) throws(StoreError) {
    let name = SegmentName.of(segment)
    let path = source.path(of: name)
    guard let file = try source.reading(name) else { throw .missing(folder: source.path) }
    do throws(SystemFailure) {
      // Another process may have written it a moment ago: what a backup holds is never lost again.
      if isLast { try file.syncData() }
    } catch {
      throw .notReadable(file: path, error)
    }
    let status = try Self.status(file, path)
    let length = min(length ?? status.size, status.size)
    let seen = BackupManifest.Seen(node: status.node, changed: status.changed)
    let old = before?.files.first { $0.name == name }
    if mayReuse, let old, old.seen == seen, old.length == length, let head = old.head,
      try Self.stands(old, target)
    {
      files.append(old)
      try follow(old, head)
      return
    }
    let end = try wholeLines(file, length, isLast, path)
    var digest = SHA256Digest.zero
    let kept = try put(path) { (copy) throws(SystemFailure) in
      digest = try file.copy(end, to: copy)
      return BackupManifest.File.keptName(name, digest)
    }
    try readBack(segment, kept, end)
    files.append(
      BackupManifest.File(
        name: name, kept: kept, length: end, digest: digest, head: scan.chain.head, seen: seen))
    written += 1
    bytes += end
  }

  /// Ends the journal; answers with its last record.
  mutating func finish() throws(StoreError) -> Checkpoint {
    try finishScan()
    let open = damage + scan.open
    guard open.isEmpty else { throw .damaged(open) }
    return scan.chain.head
  }

  /// Adds scans and letters; those that the backup has already stay as they are.
  mutating func addAttachments() throws(StoreError) {
    guard let folder = try source.inner(AttachmentName.folder) else { return }
    let known = Dictionary(
      uniqueKeysWithValues: (before?.files ?? []).map { ($0.name, $0) })
    for text in try folder.names() {
      guard let name = AttachmentName(text) else { continue }
      if let old = known[name.path], let file = try folder.reading(text) {
        let status = try Self.status(file, folder.path(of: text))
        if old.seen == BackupManifest.Seen(node: status.node, changed: status.changed),
          old.length == status.size, try Self.stands(old, target)
        {
          files.append(old)
          continue
        }
      }
      try add(text, of: folder, as: name.path)
      written += 1
      bytes += files.last?.length ?? 0
    }
  }

  /// Adds the workspace's own policies, those of earlier days too: cases replay by them.
  mutating func addPolicies() throws(StoreError) {
    guard (try? source.status(of: "policies"))?.kind == .folder,
      let folder = try Folder.open(source.path(of: "policies"))
    else { return }
    for name in try folder.names() where name.hasSuffix(".json") {
      try add(name, of: folder, as: "policies/\(name)")
    }
  }

  /// Adds what opens a protected workspace, without which a backup would be lost with the machine, and
  /// the workspace's settings.
  mutating func addWorkspaceFiles() throws(StoreError) {
    for file in [WorkspaceFile.keys, .settings] {
      try add(file.rawValue, of: source, as: file.rawValue)
    }
  }

  /// Adds a file beside the journal; nothing happens where there is none.
  private mutating func add(
    _ name: String, of folder: Folder, as full: String
  ) throws(StoreError) {
    let path = folder.path(of: name)
    guard let file = try folder.reading(name) else { return }
    let status = try Self.status(file, path)
    let size = status.size
    var digest = SHA256Digest.zero
    let kept = try put(path) { (copy) throws(SystemFailure) in
      digest = try file.copy(size, to: copy)
      guard try copy.digest(size) == digest else {
        throw SystemFailure(operation: "read back", code: SystemFailure.inputOutput)
      }
      return BackupManifest.File.keptName(full, digest)
    }
    files.append(
      BackupManifest.File(
        name: full, kept: kept, length: size, digest: digest, head: nil,
        seen: .init(node: status.node, changed: status.changed)))
  }

  /// Goes on behind a file that is in the backup already.
  private mutating func follow(
    _ file: BackupManifest.File, _ head: Checkpoint
  ) throws(StoreError) {
    try finishScan()
    // The erasure of a body that is gone may stand in a file that is not read again.
    damage += scan.open.filter { $0.fault != .bodyMissing }
    if head == before?.head { holdsEarlierEnd = true }
    scan = JournalScan(source, seal: nil, after: head)
  }

  /// Where the last finished line ends: a line that is just being written is left for the next run.
  private func wholeLines(
    _ file: Descriptor, _ length: Int, _ isLast: Bool, _ path: String
  ) throws(StoreError) -> Int {
    guard isLast else { return length }
    do throws(SystemFailure) {
      var end = length
      while end > 0 {
        let start = max(0, end - Descriptor.piece)
        let piece = try file.read(end - start, at: start)
        if let newline = piece.lastIndex(of: 0x0A) { return start + newline + 1 }
        end = start
      }
      return 0
    } catch {
      throw .notReadable(file: path, error)
    }
  }

  private func put(
    _ path: String, _ fill: (Descriptor) throws(SystemFailure) -> String
  ) throws(StoreError) -> String {
    do {
      return try target.putNamed(fill)
    } catch {
      throw error.operation == "fsync"
        ? .notDurable(file: target.path, error) : .notWritten(file: target.path, error)
    }
  }

  /// Reads a copy from the backup as a reader of the journal would.
  private mutating func readBack(
    _ segment: Int, _ kept: String, _ length: Int
  ) throws(StoreError) {
    guard let copy = try target.reading(kept) else {
      throw .backup(.damaged(folder: target.path, [.missing(file: kept)]))
    }
    let expected = before?.head
    var isMet = holdsEarlierEnd
    _ = try scan.read(segment, copy, to: length, isLast: false) { (record, _) throws(StoreError) in
      if record.checkpoint == expected { isMet = true }
      return nil
    }
    holdsEarlierEnd = isMet
  }

  private mutating func finishScan() throws(StoreError) {
    let expected = before?.head
    var isMet = holdsEarlierEnd
    try scan.finish { (record, _) throws(StoreError) in
      if record.checkpoint == expected { isMet = true }
      return nil
    }
    holdsEarlierEnd = isMet
  }

  private static func stands(
    _ file: BackupManifest.File, _ target: Folder
  ) throws(StoreError) -> Bool {
    guard let copy = try target.reading(file.kept) else { return false }
    return try status(copy, target.path(of: file.kept)).size == file.length
  }

  private static func status(
    _ file: Descriptor, _ path: String
  ) throws(StoreError) -> FileStatus {
    do { return try file.status() } catch { throw .notReadable(file: path, error) }
  }
}
