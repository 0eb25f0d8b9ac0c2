import Lending
import Sealing

/// Everything that reading a journal from disk gives, without changing it.
struct JournalContent {
  private(set) var index = CaseIndex()
  private(set) var segments: [SegmentState] = []
  private(set) var head = Checkpoint(seq: 0, hash: .zero)
  private(set) var open: [Damage] = []
  private(set) var acknowledged: [Damage] = []
  /// In the last segment.
  private(set) var unfinished: UnfinishedLine?
  /// Whether the last segment ends in a damaged line without a newline.
  private(set) var lacksNewline = false
  /// Where the last record stands; nil before the first.
  private(set) var last: LinePlace?
  /// Records that no cache holds yet.
  private(set) var uncached = 0
  /// Cases whose erasure no cache vouches for: whether it was finished is not known.
  private(set) var erasures: Set<CaseID> = []
  private(set) var lastBackup: BackupMark?
  /// When the last record says it was made; nil before the first.
  private(set) var lastAt: String?
  /// Whether the cache was believed, as far as it reached.
  private(set) var isFromCache = false

  /// Reads the segments `numbers` of a folder, from the cache as far as that can be believed.
  init(_ folder: Folder, seal: WorkspaceSeal?, segments numbers: [Int]) throws(StoreError) {
    let files = try Self.files(folder, numbers)
    if let cache = IndexCache.read(in: folder, seal),
      let last = cache.lastRecord(files, seal)
    {
      lastAt = last.header.at
      index = cache.index
      segments = cache.segments
      head = cache.head
      lastBackup = cache.lastBackup
      isFromCache = true
    }
    var scan = JournalScan(folder, seal: seal, after: head)
    var expected = segments.last?.number ?? 1
    for file in files where file.number >= expected || segments.isEmpty {
      if file.number > expected { scan.reportMissing(expected) }
      expected = file.number + 1
      try read(file, &scan, folder, isLast: file.number == files.last?.number)
    }
    try scan.finish { (record, place) throws(StoreError) in try fold(record, place, folder) }
    head = scan.chain.head
    open = scan.open
    acknowledged = scan.acknowledged
    erasures = scan.erasures
  }

  /// Lets nothing remain of summaries that no longer count.
  mutating func forgetReplaced() { index.forgetReplaced() }

  private mutating func read(
    _ file: SegmentFile, _ scan: inout JournalScan, _ folder: Folder, isLast: Bool
  ) throws(StoreError) {
    var start: LinePlace?
    if let known = segments.last, known.number == file.number {
      segments.removeLast()
      start = LinePlace(
        segment: file.number, line: known.lines + 1, offset: known.length, length: 0)
    }
    let reading = try scan.read(
      file.number, file.descriptor, from: start, to: file.status.size, isLast: isLast
    ) { (record, place) throws(StoreError) in try fold(record, place, folder) }
    unfinished = reading.unfinished
    lacksNewline = reading.lacksNewline
    let length = reading.unfinished?.offset ?? file.status.size
    segments.append(
      SegmentState(number: file.number, length: length, lines: reading.lines, file.status))
  }

  private mutating func fold(
    _ record: RecordLine, _ place: LinePlace, _ folder: Folder
  ) throws(StoreError) -> Damage.Fault? {
    guard record.content != .sealed else { throw .locked(folder: folder.path) }
    last = place
    lastAt = record.header.at
    uncached += 1
    if record.isBlank {
      index.foldBlank(CaseID(rawValue: record.header.caseID), at: place)
      return nil
    }
    if record.header.kind == .backupMade {
      guard let mark = BackupMark(record) else { return .notUnderstood }
      lastBackup = mark
      return nil
    }
    do {
      guard let step = try CaseStep(record) else { return nil }
      return index.fold(step, at: place) ? nil : .unopenedCase
    } catch .damage(let fault) {
      return fault
    } catch {
      return .notUnderstood
    }
  }

  private static func files(
    _ folder: Folder, _ numbers: [Int]
  ) throws(StoreError) -> [SegmentFile] {
    var files: [SegmentFile] = []
    for number in numbers {
      let name = SegmentName.of(number)
      guard let descriptor = try folder.reading(name) else { continue }
      do throws(SystemFailure) {
        let status = try descriptor.status()
        guard status.size <= CaseIndex.largestSegment else {
          throw SystemFailure(operation: "read", code: SystemFailure.tooLarge)
        }
        files.append(SegmentFile(number: number, descriptor: descriptor, status: status))
      } catch {
        throw .notReadable(file: folder.path(of: name), error)
      }
    }
    return files
  }
}

/// A segment opened to be read.
struct SegmentFile: Sendable {
  let number: Int
  let descriptor: Descriptor
  let status: FileStatus
}

extension IndexCache {
  /// The record that the cache ends with; nil unless the files still are what it was made of, but
  /// for lines added at the end.
  fileprivate func lastRecord(
    _ files: [SegmentFile], _ seal: WorkspaceSeal?
  ) -> RecordLine? {
    guard let lastKnown = segments.last, files.count >= segments.count else { return nil }
    for (known, file) in zip(segments, files) {
      guard known.number == file.number,
        known.still(file.status, mayHaveGrown: known.number == lastKnown.number)
      else { return nil }
    }
    let file = files[segments.count - 1].descriptor
    guard let bytes = try? file.read(lastLength + 1, at: lastOffset),
      bytes.count == lastLength + 1, bytes.last == 0x0A,
      let record = try? RecordLine(Array(bytes.dropLast()), seal: seal)
    else { return nil }
    return record.checkpoint == head && lastOffset + lastLength + 1 == lastKnown.length
      ? record : nil
  }
}
