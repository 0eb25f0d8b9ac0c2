import Sealing

/// The steps of opening a store.
struct StoreOpening {
  let surroundings: StoreSurroundings
  let segmentLimit: Int

  /// Reads what is there and changes nothing.
  ///
  /// `isFallback` where the person wanted to write and should be told.
  func forReading(
    _ path: String, reason: String, isFallback: Bool = false
  ) throws(StoreError) -> OpenedStore {
    guard let folder = try Folder.open(path) else { throw .missing(folder: path) }
    let names = try folder.names()
    try checkKeys(folder, names)
    let segments = SegmentName.numbers(in: names)
    guard !segments.isEmpty else {
      if let trace = lostJournal(names) { throw .damaged([trace]) }
      throw .missing(folder: path)
    }
    let content = try JournalContent(folder, seal: surroundings.seal, segments: segments)
    var notices = (isFallback ? [.readOnly(reason: reason)] : []) + damageNotices(content)
    // While somebody writes, a line without its end is just being written.
    if let line = content.unfinished, try !WriterLock.isHeld(in: folder),
      let segment = content.segments.last
    {
      notices.append(
        .unfinishedLine(file: SegmentName.of(segment.number), bytes: line.bytes.count))
    }
    return OpenedStore(
      folder: folder, content: content, writer: nil, notices: notices, readOnlyReason: reason)
  }

  /// Reads what is there, or begins a journal; mends an unfinished end, and makes ready to write.
  func forWriting(_ folder: Folder, _ lock: WriterLock) throws(StoreError) -> OpenedStore {
    let names = try folder.names()
    try checkKeys(folder, names)
    closeToOthers(folder, names)
    try sweep(folder, names)
    var segments = SegmentName.numbers(in: names)
    if segments.isEmpty {
      if let trace = lostJournal(names) { throw .damaged([trace]) }
      try create(folder)
      segments = [1]
    }
    var content = try JournalContent(folder, seal: surroundings.seal, segments: segments)
    var end = try end(of: content, folder)
    if content.unfinished?.isWhole == true {
      try end.finish()
      content = try JournalContent(folder, seal: surroundings.seal, segments: segments)
      end = try self.end(of: content, folder)
    }
    if !content.isFromCache, names.contains(IndexCache.name) { try removeCache(folder) }
    var notices = damageNotices(content)
    if let line = content.unfinished { notices.append(try end.setAside(line)) }
    // What a killed process wrote may be in memory only; nothing is built on it before it is safe.
    try end.sync()
    var writer = JournalWriter(
      folder, lock, end, surroundings.seal, segmentLimit: segmentLimit)
    // Whoever erased may have been stopped halfway. A damaged journal stays as it is until a person
    // chose; the opening after that finds the erasure again, since no cache is kept of damage.
    if !content.erasures.isEmpty, content.open.isEmpty {
      let work = ErasureWork(
        folder: folder, seal: surroundings.seal, cases: content.erasures,
        damage: content.acknowledged)
      _ = try work.finish(content.index, &writer)
      content.forgetReplaced()
    }
    return OpenedStore(
      folder: folder, content: content, writer: writer, notices: notices, readOnlyReason: nil)
  }

  /// A protected workspace opens to nobody without its keys, even while it holds nothing yet.
  private func checkKeys(_ folder: Folder, _ names: [String]) throws(StoreError) {
    if surroundings.seal == nil, names.contains(WorkspaceFile.keys.rawValue) {
      throw .locked(folder: folder.path)
    }
  }

  private func end(of content: JournalContent, _ folder: Folder) throws(StoreError) -> JournalEnd {
    guard let last = content.segments.last else { throw .missing(folder: folder.path) }
    return JournalEnd(
      folder: folder, file: try folder.appending(SegmentName.of(last.number)), segment: last,
      head: content.head, lacksNewline: content.lacksNewline)
  }

  private func damageNotices(_ content: JournalContent) -> [StoreNotice] {
    content.open.map { .damage($0, isAcknowledged: false) }
      + content.acknowledged.map { .damage($0, isAcknowledged: true) }
  }

  /// A folder that once held a journal and holds none now must not pass for an empty one.
  private func lostJournal(_ names: [String]) -> Damage? {
    guard
      names.contains(where: {
        $0 == IndexCache.name || $0 == AttachmentName.folder
          || $0.hasPrefix(JournalEnd.asidePrefix)
      })
    else { return nil }
    return Damage(file: SegmentName.of(1), line: 0, fault: .missingFile, found: .of([]))
  }

  /// Takes others' rights away from a folder that holds nothing but the store.
  private func closeToOthers(_ folder: Folder, _ names: [String]) {
    let isOurs = names.allSatisfy { name in
      WorkspaceFile.allCases.contains { name.hasPrefix($0.rawValue) }
        || [
          WriterLock.name, IndexCache.name, AttachmentName.folder, DraftName.folder, "policies",
        ].contains(name)
        || name.hasPrefix(JournalEnd.asidePrefix)
        || name.hasPrefix(Folder.unfinishedPrefix) || !SegmentName.numbers(in: [name]).isEmpty
    }
    guard isOurs, let mode = try? folder.descriptor.status().mode, mode & 0o077 != 0 else { return }
    // Somebody else's folder stays as it is; the files in it are closed to others in any case.
    try? folder.descriptor.setMode(0o700)
  }

  private func sweep(_ folder: Folder, _ names: [String]) throws(StoreError) {
    for name in names where name.hasPrefix(Folder.unfinishedPrefix) {
      do {
        try folder.removeIfThere(name)
      } catch {
        throw .notWritten(file: folder.path(of: name), error)
      }
    }
    for inner in [AttachmentName.folder, DraftName.folder] {
      try folder.inner(inner)?.sweepUnfinished()
    }
  }

  /// A cache that was not believed could pass for a good one again, once the journal has grown.
  private func removeCache(_ folder: Folder) throws(StoreError) {
    do {
      try IndexCache.remove(in: folder)
    } catch {
      throw .notWritten(file: folder.path(of: IndexCache.name), error)
    }
  }

  private func create(_ folder: Folder) throws(StoreError) {
    let creation = WorkspaceCreation(workspace: Hexadecimal.text(surroundings.random(16)))
    let draft = try RecordDraft(
      at: surroundings.now(), by: surroundings.person, kind: .workspaceCreated, creation)
    let line = OutgoingLine(
      ReadyDraft(draft, salt: surroundings.random(RecordBody.saltCount)),
      after: Checkpoint(seq: 0, hash: .zero))
    let name = SegmentName.of(1)
    do {
      var bytes: [UInt8] = []
      line.append(to: &bytes)
      try folder.put(bytes + [0x0A], under: name)
    } catch {
      throw error.operation == "fsync"
        ? .notDurable(file: folder.path(of: name), error)
        : .notWritten(file: folder.path(of: name), error)
    }
  }
}
