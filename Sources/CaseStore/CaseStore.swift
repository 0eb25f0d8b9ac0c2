package import Lending

/// The cases of one workspace, kept in an append-only journal that is also the audit trail.
///
/// What it confirms is on the disk. One process writes; any number read. `Format.md` describes
/// the files.
package actor CaseStore {
  /// The size at which a new file of the journal is begun.
  package static let defaultSegmentLimit = 64 << 20

  let folder: Folder
  let surroundings: StoreSurroundings
  private(set) var index: CaseIndex
  private var writer: JournalWriter?
  private var damage: DamageState
  private var cache: CacheState
  private var standing: Standing
  /// When the last record says it was made.
  private(set) var lastAt: String?

  /// What a person should be told about the store.
  private struct Standing {
    var notices: [StoreNotice]
    /// Why nothing is written, as a sentence; nil while the store can write.
    var readOnlyReason: String?
  }

  init(_ opened: OpenedStore, _ surroundings: StoreSurroundings) {
    folder = opened.folder
    self.surroundings = surroundings
    index = opened.content.index
    writer = opened.writer
    damage = DamageState(open: opened.content.open, acknowledged: opened.content.acknowledged)
    cache = CacheState(opened.content)
    lastAt = opened.content.lastAt
    standing = Standing(notices: opened.notices, readOnlyReason: opened.readOnlyReason)
    if opened.writer != nil { cache.saveIfWorthwhile(index, in: folder, surroundings.seal) }
  }

  /// Keeps events, all together or none, and returns once they are on the disk.
  ///
  /// Many events in one call cost one wait for the disk.
  package func record(_ events: [CaseEvent]) throws(StoreError) {
    try record(
      prepared: events.map { (event) throws(StoreError) in
        try PreparedEvent(event, random: surroundings.random)
      })
  }

  /// As `record(_:)`, of events that were made ready elsewhere.
  package func record(prepared events: [PreparedEvent]) throws(StoreError) {
    guard !events.isEmpty else { return }
    if !damage.open.isEmpty { throw .damaged(damage.open) }
    var opened: Set<CaseID> = []
    for event in events {
      if event.step.opensACase { opened.insert(event.caseID) }
      guard opened.contains(event.caseID) || index.holds(event.caseID) else {
        throw .noSuchCase(event.caseID)
      }
      if index.isErased(event.caseID) {
        throw .erasedCase(event.caseID, try erasure(of: event.caseID))
      }
    }
    let placed = try append(events.map(\.draft))
    for (event, kept) in zip(events, placed) {
      let isKnown = index.fold(event.step, at: kept.place)
      precondition(isKnown, "an event was kept for a case that nobody opened")
    }
    cache.saveIfWorthwhile(index, in: folder, surroundings.seal)
  }

  /// A case with everything that happened to it, read from the journal.
  package func creditCase(_ id: CaseID) throws(StoreError) -> CreditCase {
    guard let places = index.places(of: id) else { throw .noSuchCase(id) }
    if index.isErased(id) { throw .erasedCase(id, try erasure(of: id)) }
    var reader = CaseReader(folder, id, surroundings.seal)
    do {
      var credit: CreditCase?
      for place in places {
        for event in try reader.events(at: place) {
          if credit == nil { credit = CreditCase(opening: event) } else { credit?.apply(event) }
        }
      }
      guard let credit else { throw StoreError.noSuchCase(id) }
      return credit
    } catch {
      throw unreadable(id, error)
    }
  }

  /// What to tell where a line of a case could not be read; damage is taken up.
  func unreadable(_ id: CaseID, _ error: any Error) -> StoreError {
    switch error {
    case let error as StoreError: return error
    case let error as Damage:
      note([error])
      return .unreadableCase(id, error)
    default: preconditionFailure("reading a case fails in these ways only")
    }
  }

  /// The cases whose reference, id or state holds every word of `search`, the last changed first.
  package func summaries(matching search: String = "", limit: Int = .max) -> [CaseSummary] {
    index.summaries(matching: CaseSearch(search), limit: limit)
  }

  /// How a case stands by the index alone, and how many records it has.
  package func standing(
    of id: CaseID
  ) throws(StoreError) -> (summary: CaseSummary, records: Int) {
    guard let places = index.places(of: id) else { throw .noSuchCase(id) }
    guard let summary = index.summary(of: id) else {
      throw .erasedCase(id, try erasure(of: id))
    }
    return (summary, places.count)
  }

  package func holds(_ id: CaseID) -> Bool { index.holds(id) }

  /// Whether nothing but the headers of a case is left.
  package func isErased(_ id: CaseID) -> Bool { index.isErased(id) }

  /// Who brought a case from another store, and when; nil for one that began here.
  package func bringing(of id: CaseID) throws(StoreError) -> (at: String, by: String)? {
    guard let first = index.places(of: id)?.first else { throw .noSuchCase(id) }
    var reader = CaseReader(folder, id, surroundings.seal)
    do {
      let header = try reader.record(at: first).header
      return header.kind == .caseImported ? (header.at, header.by) : nil
    } catch {
      throw unreadable(id, error)
    }
  }

  /// How many cases there are.
  package var count: Int { index.count }

  /// A random id that no case has.
  package func newCaseID() -> CaseID {
    while true {
      let id = CaseID(random: surroundings.random(CaseID.randomCount))
      if !index.holds(id) { return id }
    }
  }

  /// As many random ids as asked for, none of them a case's.
  package func newCaseIDs(_ count: Int) -> [CaseID] {
    var ids: Set<CaseID> = []
    while ids.count < count { ids.insert(newCaseID()) }
    return Array(ids)
  }

  /// The cases that go by a name: their id, the beginning of it, or their reference.
  ///
  /// - Parameter shortest: letters that a beginning must have.
  package func ids(named text: String, shortest: Int) -> [CaseID] {
    index.ids(named: text, shortest: shortest)
  }

  /// The references of all cases, as people name them.
  package var references: Set<String> { index.references }

  package var notices: [StoreNotice] { standing.notices }

  package var isReadOnly: Bool { readOnlyReason != nil }

  /// Why nothing is written, as a sentence; nil while the store can write.
  package var readOnlyReason: String? { standing.readOnlyReason ?? writer?.failure?.sentence }

  /// The last record that was kept or read: print it on reports.
  package var head: Checkpoint { writer?.head ?? cache.head }

  /// Puts on record that a person goes on with what is readable; from here on the store writes.
  package func continueAfterDamage() throws(StoreError) {
    guard !damage.open.isEmpty else { return }
    let draft = try RecordDraft(
      at: surroundings.now(), by: surroundings.person, kind: .damageAcknowledged,
      Acknowledgement(damage: damage.open))
    _ = try append([ready(draft)])
    damage.acknowledgeAll()
    standing.notices = standing.notices.map(\.acknowledged)
  }

  /// Checks every line of the journal, and that `checkpoint` lies on it.
  ///
  /// Damage that it finds stops writing, as damage found at opening does.
  package func verify(
    against checkpoint: Checkpoint? = nil
  ) async throws(StoreError) -> Verification {
    let verification = try await Verification.of(
      folder, surroundings.seal, saved: savedEnd, against: checkpoint)
    note(verification.damage.filter { !damage.acknowledged.contains($0) })
    return verification
  }

  /// Folds the journal anew, whatever the cache says, and saves the index; answers how many cases
  /// there are.
  package func rebuildIndex() throws(StoreError) -> Int {
    guard writer != nil else { throw .readOnly(reason: readOnlyReason ?? "it was closed.") }
    do {
      try IndexCache.remove(in: folder)
    } catch {
      throw .notWritten(file: folder.path(of: IndexCache.name), error)
    }
    let content = try JournalContent(
      folder, seal: surroundings.seal, segments: SegmentName.numbers(in: try folder.names()))
    index = content.index
    damage = DamageState(open: content.open, acknowledged: content.acknowledged)
    cache = CacheState(content)
    cache.save(index, in: folder, surroundings.seal)
    return index.count
  }

  /// Saves the index for the next opening and gives the lock back; reading goes on.
  package func close() {
    if writer != nil { cache.save(index, in: folder, surroundings.seal) }
    cache.head = head
    writer = nil
    standing.readOnlyReason = standing.readOnlyReason ?? "it was closed."
  }

  func ready(_ draft: RecordDraft) -> ReadyDraft {
    ReadyDraft(draft, salt: surroundings.random(RecordBody.saltCount))
  }

  /// The last backup that is on record.
  package var lastBackup: BackupMark? { cache.lastBackup }

  var damageState: DamageState { damage }

  /// Where the journal ends; nil for a store that only reads.
  var savedEnd: SavedEnd? {
    writer.map { SavedEnd(segment: $0.segment, length: $0.length, head: $0.head) }
  }

  /// Puts a backup on record.
  func record(_ backup: BackupMark) throws(StoreError) {
    let made = BackupMade(folder: backup.folder, checkpoint: backup.checkpoint)
    _ = try append([
      ready(try RecordDraft(at: backup.at, by: backup.by, kind: .backupMade, made))
    ])
    cache.lastBackup = backup
  }

  /// Keeps records that say nothing about how a case stands.
  func record(_ drafts: [ReadyDraft]) throws(StoreError) {
    if !damage.open.isEmpty { throw .damaged(damage.open) }
    _ = try append(drafts)
  }

  /// Puts erasures on record; answers where.
  func recordErasures(_ drafts: [ReadyDraft]) throws(StoreError) -> [LinePlace] {
    if !damage.open.isEmpty { throw .damaged(damage.open) }
    let places = try append(drafts).map(\.place)
    cache.forbid()
    return places
  }

  func fold(_ step: CaseStep, at place: LinePlace) -> Bool { index.fold(step, at: place) }

  /// Carries out erasures that are on record.
  func finishErasures(_ cases: Set<CaseID>) throws(StoreError) -> ErasureReport {
    guard var writer else { throw .readOnly(reason: readOnlyReason ?? "it was closed.") }
    self.writer = nil
    defer { self.writer = writer }
    let done = try ErasureWork(
      folder: folder, seal: surroundings.seal, cases: cases, damage: damage.acknowledged
    )
    .finish(index, &writer)
    index.forgetReplaced()
    cache.allow()
    cache.save(index, in: folder, surroundings.seal)
    return ErasureReport(
      cases: cases.count, contents: done.contents, files: done.files, tornCopies: done.tornCopies,
      unreadableLines: damage.acknowledged.count { $0.line > 0 }, attachments: done.attachments)
  }

  private func append(
    _ drafts: [ReadyDraft]
  ) throws(StoreError) -> [(record: Checkpoint, place: LinePlace)] {
    guard var writer = self.writer else {
      throw .readOnly(reason: standing.readOnlyReason ?? "it was opened to look only.")
    }
    self.writer = nil
    defer { self.writer = writer }
    let steps = try clockStep(before: drafts).map { [ready($0)] } ?? []
    let placed = try writer.append(steps + drafts)
    lastAt = drafts.last?.at
    if let last = placed.last { cache.added(placed.count, last.record, last.place) }
    return Array(placed.dropFirst(steps.count))
  }

  /// Takes up damage that turned up later than at opening.
  private func note(_ found: [Damage]) {
    for new in found where damage.add(new) {
      standing.notices.append(.damage(new, isAcknowledged: false))
    }
  }
}
