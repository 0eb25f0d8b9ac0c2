/// What is known for the next cache of the index, and when to write one.
struct CacheState {
  /// Folding this many records takes longer than reading a cache.
  private static let worthwhile = 1000

  var head: Checkpoint
  private var segments: [SegmentState]
  private var last: LinePlace?
  private var uncached: Int
  /// A journal with damage is read whole each time, so that no cache hides it; so is one with an
  /// erasure that is not finished, which the next opening then finishes.
  private var isAllowed: Bool
  private let isSound: Bool
  var lastBackup: BackupMark?

  init(_ content: JournalContent) {
    head = content.head
    segments = content.segments
    last = content.last
    uncached = content.uncached
    lastBackup = content.lastBackup
    isSound = content.open.isEmpty && content.acknowledged.isEmpty
    isAllowed = isSound
  }

  /// Takes note of records that were just kept.
  mutating func added(_ count: Int, _ record: Checkpoint, _ place: LinePlace) {
    head = record
    last = place
    uncached += count
  }

  /// A cache takes as long to write as it is large: written each time the journal has grown by a
  /// quarter, it costs a growing store no more than a constant share.
  mutating func saveIfWorthwhile(
    _ index: CaseIndex, in folder: Folder, _ seal: WorkspaceSeal?
  ) {
    if uncached >= max(Self.worthwhile, index.lines.count / 4) { save(index, in: folder, seal) }
  }

  /// Writes none, since one would vouch for what is not done.
  mutating func forbid() { isAllowed = false }

  /// Writes one again where the journal is sound.
  mutating func allow() { isAllowed = isSound }

  /// Writes the cache; a failure costs nothing but time at the next opening.
  mutating func save(_ index: CaseIndex, in folder: Folder, _ seal: WorkspaceSeal?) {
    guard isAllowed, uncached > 0, let last else { return }
    guard let segments = try? described(upTo: last, in: folder) else { return }
    let cache = IndexCache(
      segments: segments, head: head, lastOffset: last.offset, lastLength: last.length,
      lastBackup: lastBackup, index: index)
    do {
      try folder.put(cache.bytes(seal), under: IndexCache.name, .cache)
      self.segments = segments
      uncached = 0
    } catch {
      // Tried again when as many records have come in anew.
      uncached = 0
    }
  }

  /// The segments as their files look now, all of them up to the last record.
  private func described(upTo last: LinePlace, in folder: Folder) throws -> [SegmentState] {
    var states: [SegmentState] = []
    for number in 1...last.segment {
      guard let status = try folder.status(of: SegmentName.of(number)) else { return [] }
      let known = segments.first { $0.number == number }
      let isLast = number == last.segment
      let length = isLast ? last.offset + last.length + 1 : status.size
      states.append(
        SegmentState(
          number: number, length: length,
          lines: isLast ? last.line : known?.lines ?? 0, status))
    }
    return states
  }
}
