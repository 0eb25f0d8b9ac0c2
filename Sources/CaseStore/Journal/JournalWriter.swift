import Sealing

/// Writes at the end of the journal, under the lock.
struct JournalWriter {
  /// Bytes that are written at a time.
  private static let piece = 256 << 10

  private let folder: Folder
  private let lock: WriterLock
  private let seal: WorkspaceSeal?
  private let segmentLimit: Int
  private var file: Descriptor
  private(set) var segment: Int
  private(set) var length: Int
  private(set) var line: Int
  private(set) var head: Checkpoint
  /// Whether a damaged line must be ended before anything is added to the file.
  private var lacksNewline: Bool
  /// Set once the disk has failed in a way after which nothing can be promised.
  private(set) var failure: StoreError?

  init(
    _ folder: Folder, _ lock: WriterLock, _ end: JournalEnd, _ seal: WorkspaceSeal?,
    segmentLimit: Int
  ) {
    self.folder = folder
    self.lock = lock
    self.seal = seal
    file = end.file
    segment = end.segment
    length = end.length
    line = end.lines
    head = end.head
    lacksNewline = end.lacksNewline
    self.segmentLimit = segmentLimit
  }

  /// Appends records and returns once all of them are on the disk: all together or none.
  mutating func append(
    _ drafts: [ReadyDraft]
  ) throws(StoreError) -> [(record: Checkpoint, place: LinePlace)] {
    if let failure { throw .readOnly(reason: failure.sentence) }
    let lines = try composed(drafts)
    let size = lines.reduce(0) { $0 + $1.length + 1 }
    guard size <= 1 << 30 else { throw .tooLarge(limit: 1 << 30) }
    try checkNobodyElseWrote()
    let isNewSegment = length > 0 && length + size > segmentLimit
    if isNewSegment {
      try beginSegment(with: lines, size)
    } else {
      try extend(with: lines, size)
    }
    lacksNewline = false
    return placed(lines)
  }

  /// Goes on in a new generation of the last file, which holds as many bytes and lines.
  mutating func goOn(in file: Descriptor) { self.file = file }

  private func composed(_ drafts: [ReadyDraft]) throws(StoreError) -> [OutgoingLine] {
    var lines: [OutgoingLine] = []
    lines.reserveCapacity(drafts.count)
    var previous = head
    for draft in drafts {
      let line = OutgoingLine(draft, after: previous, seal: seal)
      guard line.length < RecordLine.largest else {
        throw .tooLarge(limit: RecordLine.largest)
      }
      lines.append(line)
      previous = line.checkpoint
    }
    return lines
  }

  /// A file that was exchanged or grew would take our bytes where no reader finds them.
  private mutating func checkNobodyElseWrote() throws(StoreError) {
    let name = SegmentName.of(segment)
    let isOurs: Bool
    do {
      let status = try file.status()
      let named = try folder.status(of: name)
      isOurs =
        status.size == length && named.map(status.isSameFile) == true && lock.stands(in: folder)
    } catch {
      throw .notReadable(file: folder.path(of: name), error)
    }
    if isOurs { return }
    let error = StoreError.changedOutside(file: folder.path(of: name))
    failure = error
    throw error
  }

  /// Writes lines piece by piece: a thousand cases would take tens of megabytes in one.
  private static func write(
    _ lines: [OutgoingLine], to file: Descriptor, afterNewline: Bool = false
  ) throws(SystemFailure) {
    var bytes: [UInt8] = afterNewline ? [0x0A] : []
    for line in lines {
      line.append(to: &bytes)
      bytes.append(0x0A)
      if bytes.count >= piece {
        try file.append(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    if !bytes.isEmpty { try file.append(bytes) }
  }

  private mutating func extend(with lines: [OutgoingLine], _ size: Int) throws(StoreError) {
    let path = folder.path(of: SegmentName.of(segment))
    do {
      try Self.write(lines, to: file, afterNewline: lacksNewline)
    } catch {
      takeBack(path)
      throw .notWritten(file: path, error)
    }
    do {
      try file.syncData()
    } catch {
      let error = StoreError.notDurable(file: path, error)
      failure = error
      // Nobody was told that these bytes are kept, so they must not turn up later as if they were.
      takeBack(path)
      throw error
    }
    length += size + (lacksNewline ? 1 : 0)
  }

  /// Cuts off what was written of a save that failed.
  private mutating func takeBack(_ path: String) {
    do {
      try file.truncate(to: length)
    } catch {
      failure = failure ?? .notDurable(file: path, error)
    }
  }

  private mutating func beginSegment(
    with lines: [OutgoingLine], _ size: Int
  ) throws(StoreError) {
    let name = SegmentName.of(segment + 1)
    let path = folder.path(of: name)
    do throws(SystemFailure) {
      // The lock is ours, so a segment that is there already came from outside.
      guard try folder.status(of: name) == nil else {
        throw SystemFailure(operation: "create", code: SystemFailure.exists)
      }
      file = try folder.put(under: name) { (file) throws(SystemFailure) in
        try Self.write(lines, to: file)
      }
    } catch {
      guard error.operation == "fsync" else { throw .notWritten(file: path, error) }
      let error = StoreError.notDurable(file: path, error)
      failure = error
      try? folder.removeIfThere(name)
      throw error
    }
    segment += 1
    length = size
    line = 0
  }

  private mutating func placed(
    _ lines: [OutgoingLine]
  ) -> [(record: Checkpoint, place: LinePlace)] {
    var offset = length - lines.reduce(0) { $0 + $1.length + 1 }
    return lines.map { record in
      line += 1
      head = record.checkpoint
      let place = LinePlace(
        segment: segment, line: line, offset: offset, length: record.length)
      offset += record.length + 1
      return (record.checkpoint, place)
    }
  }
}
