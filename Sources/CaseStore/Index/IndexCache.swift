import Lending
import Sealing

/// The index as a file, so that opening need not fold the journal again.
///
/// It is believed only if its own digest holds, the segments look as they did, and the record it
/// ends with still stands where it stood. Deleting it loses nothing.
struct IndexCache: Sendable, Equatable {
  static let name = "index.cache"
  private static let mark = "assay index 3"
  private static let largest = 1 << 30

  let segments: [SegmentState]
  let head: Checkpoint
  /// Where the last record of the last segment begins, and its length.
  let lastOffset: Int
  let lastLength: Int
  let lastBackup: BackupMark?
  let index: CaseIndex

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.mark)
    writer.write(UInt32(segments.count))
    for segment in segments {
      writer.write(UInt32(segment.number))
      writer.write(UInt64(segment.length))
      writer.write(UInt64(segment.lines))
      writer.write(segment.node)
      writer.write(segment.changed)
    }
    writer.write(UInt64(head.seq))
    writer.write(head.hash)
    writer.write(UInt64(lastOffset))
    writer.write(UInt32(lastLength))
    write(lastBackup, to: &writer)
    writer.write(UInt64(index.shelf.waste))
    writer.write(index.shelf.bytes)
    writer.write(UInt32(index.entries.count))
    for entry in index.entries {
      writer.write(entry.summary)
      writer.write(entry.lastLine)
    }
    writer.write(UInt32(index.lines.count))
    for line in index.lines {
      writer.write(line.offset)
      writer.write(line.length)
      writer.write(line.segment)
      writer.write(line.previous)
    }
    writer.write(SHA256Digest.of(writer.bytes))
    return writer.bytes
  }

  private func write(_ mark: BackupMark?, to writer: inout ByteWriter) {
    writer.write(UInt8(mark == nil ? 0 : 1))
    guard let mark else { return }
    writer.write(mark.at)
    writer.write(mark.by)
    writer.write(mark.folder)
    writer.write(UInt64(mark.checkpoint.seq))
    writer.write(mark.checkpoint.hash)
  }

  /// Nil where the bytes do not reach; a mark of nil where there was no backup.
  private static func mark(_ reader: inout ByteReader) -> BackupMark?? {
    guard let isThere = reader.number(UInt8.self) else { return nil }
    guard isThere == 1 else { return .some(nil) }
    guard let at = reader.text(), let by = reader.text(), let folder = reader.text(),
      let seq = reader.number(UInt64.self).flatMap(Int.init(exactly:)), let hash = reader.digest()
    else { return nil }
    return BackupMark(
      at: at, by: by, folder: folder, checkpoint: Checkpoint(seq: seq, hash: hash))
  }

  /// Removes the cache for good, whatever happens to the machine.
  static func remove(in folder: Folder) throws(SystemFailure) {
    // A folder of that name holds no summaries and is somebody else's.
    guard try folder.status(of: name)?.kind != .folder else { return }
    try folder.removeIfThere(name)
    try folder.removeIfThere(Folder.unfinishedPrefix + name)
    try folder.descriptor.sync()
  }

  /// The content of the file: sealed as the journal is, since it holds the same.
  func bytes(_ seal: WorkspaceSeal?) -> [UInt8] {
    seal?.seal(bytes, header: Array(Self.mark.utf8)) ?? bytes
  }

  /// Reads the cache of a folder; nil where there is none or it cannot be believed.
  static func read(in folder: Folder, _ seal: WorkspaceSeal?) -> IndexCache? {
    guard let file = try? folder.reading(name), let status = try? file.status(),
      status.size <= largest, let bytes = try? file.read(status.size, at: 0)
    else { return nil }
    guard let seal else { return IndexCache(bytes) }
    return seal.open(bytes, key: seal.newest, header: Array(mark.utf8)).flatMap(IndexCache.init)
  }

  init(
    segments: [SegmentState], head: Checkpoint, lastOffset: Int, lastLength: Int,
    lastBackup: BackupMark?, index: CaseIndex
  ) {
    self.segments = segments
    self.head = head
    self.lastOffset = lastOffset
    self.lastLength = lastLength
    self.lastBackup = lastBackup
    self.index = index
  }

  init?(_ bytes: [UInt8]) {
    let content = bytes.dropLast(SHA256Digest.byteCount)
    guard bytes.count > SHA256Digest.byteCount,
      SHA256Digest.of(content).bytes == Array(bytes.suffix(SHA256Digest.byteCount))
    else { return nil }
    var reader = ByteReader(bytes)
    guard reader.text() == Self.mark, let segments = Self.segments(&reader),
      let seq = reader.number(UInt64.self).flatMap(Int.init(exactly:)), let hash = reader.digest(),
      let lastOffset = reader.number(UInt64.self).flatMap(Int.init(exactly:)),
      let lastLength = reader.number(UInt32.self), let lastBackup = Self.mark(&reader),
      let index = Self.index(&reader)
    else { return nil }
    self.init(
      segments: segments, head: Checkpoint(seq: seq, hash: hash), lastOffset: lastOffset,
      lastLength: Int(lastLength), lastBackup: lastBackup, index: index)
  }

  private static func segments(_ reader: inout ByteReader) -> [SegmentState]? {
    guard let count = reader.number(UInt32.self) else { return nil }
    var segments: [SegmentState] = []
    for _ in 0..<count {
      guard let number = reader.number(UInt32.self),
        let length = reader.number(UInt64.self).flatMap(Int.init(exactly:)),
        let lines = reader.number(UInt64.self).flatMap(Int.init(exactly:)),
        let node = reader.number(UInt64.self), let changed = reader.number(Int64.self)
      else { return nil }
      segments.append(
        SegmentState(
          number: Int(number), length: length, lines: lines, node: node, changed: changed))
    }
    return segments
  }

  private static func index(_ reader: inout ByteReader) -> CaseIndex? {
    guard let waste = reader.number(UInt64.self).flatMap(Int.init(exactly:)),
      let shelf = reader.block(), let cases = reader.number(UInt32.self)
    else { return nil }
    var entries: [CaseIndex.Entry] = []
    for _ in 0..<cases {
      guard let summary = reader.number(UInt32.self), let lastLine = reader.number(UInt32.self)
      else { return nil }
      entries.append(CaseIndex.Entry(summary: summary, lastLine: lastLine))
    }
    guard let count = reader.number(UInt32.self) else { return nil }
    var lines: [CaseIndex.Line] = []
    for _ in 0..<count {
      guard let offset = reader.number(UInt32.self), let length = reader.number(UInt32.self),
        let segment = reader.number(UInt32.self), let previous = reader.number(UInt32.self)
      else { return nil }
      lines.append(
        CaseIndex.Line(offset: offset, length: length, segment: segment, previous: previous))
    }
    return CaseIndex(
      shelf: SummaryShelf(bytes: shelf, waste: waste), entries: entries, lines: lines)
  }
}
