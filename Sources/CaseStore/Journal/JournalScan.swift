import Sealing

/// Reads segments in order, checks every line and the chain through them, and hands out the
/// records that can be trusted.
struct JournalScan {
  private let folder: Folder
  private(set) var chain: Chain
  private(set) var found: [Damage] = []
  private var acknowledgements: [Damage] = []
  private(set) var records = 0

  init(_ folder: Folder, after head: Checkpoint = Checkpoint(seq: 0, hash: .zero)) {
    self.folder = folder
    chain = Chain(after: head)
  }

  /// Damage that nobody has chosen to continue after.
  var open: [Damage] { found.filter { !acknowledgements.contains($0) } }
  var acknowledged: [Damage] { found.filter { acknowledgements.contains($0) } }

  mutating func report(_ damage: Damage) { found.append(damage) }

  /// Notes that a segment which should precede is not there.
  mutating func reportMissing(_ segment: Int) {
    report(
      Damage(file: SegmentName.of(segment), line: 0, fault: .missingFile, found: .of([])))
    chain.skip()
  }

  /// Reads one segment, from `start` if its beginning is known, up to `length`.
  ///
  /// Only the last segment of the journal may end in a line that is not finished.
  mutating func read(
    _ segment: Int, _ file: Descriptor, from start: LinePlace? = nil, to length: Int, isLast: Bool,
    each: (RecordLine, LinePlace) throws(StoreError) -> Damage.Fault?
  ) throws(StoreError) -> SegmentReading {
    let name = SegmentName.of(segment)
    if length == 0 {
      report(Damage(file: name, line: 0, fault: .emptyFile, found: .of([])))
      chain.skip()
      return SegmentReading()
    }
    var reading = SegmentReading(lines: (start?.line ?? 1) - 1)
    var lines = LineScanner(file, from: start?.offset ?? 0, line: start?.line ?? 1, to: length)
    while let line = try next(&lines, name) {
      let isLastLine = line.end == length
      do {
        let record = try RecordLine(line.bytes)
        if !line.isFinished {
          guard isLast, continues(record) else { throw LineFault.damage(.notARecord) }
          reading.unfinished = UnfinishedLine(line, isWhole: true)
          return reading
        }
        try take(record, line, segment, each)
      } catch let error as StoreError {
        throw error
      } catch LineFault.newer {
        throw .newerFormat(file: folder.path(of: name), line: line.number)
      } catch LineFault.damage(let fault) {
        // A crash leaves a beginning, or blocks of zeros that were never filled; JSON has no zeros.
        let isTorn = !line.isFinished || line.bytes.contains(0)
        let isTornEnd = isLast && isLastLine && isTorn && line.length == line.bytes.count
        // A file begins with a whole line, so one that does not was damaged otherwise.
        if isTornEnd, line.offset > 0 {
          reading.unfinished = UnfinishedLine(line, isWhole: false)
          return reading
        }
        note(fault, line, name)
        chain.skip()
      } catch {
        preconditionFailure("a line fails in these ways only")
      }
      reading.lines = line.number
      reading.lacksNewline = !line.isFinished
    }
    return reading
  }

  private func continues(_ record: RecordLine) -> Bool {
    record.header.seq == chain.head.seq + 1 && record.header.previous == chain.head.hash
  }

  /// Hands out what was held back until the end of the journal.
  mutating func finish(
    each: (RecordLine, LinePlace) throws(StoreError) -> Damage.Fault?
  ) throws(StoreError) {
    try accept(chain.finish(), each)
    found.sort { ($0.file, $0.line) < ($1.file, $1.line) }
  }

  private mutating func take(
    _ record: RecordLine, _ line: ScannedLine, _ segment: Int,
    _ each: (RecordLine, LinePlace) throws(StoreError) -> Damage.Fault?
  ) throws(StoreError) {
    let place = LinePlace(
      segment: segment, line: line.number, offset: line.offset, length: line.length)
    let (accepted, isInPlace) = chain.take(Link(record, place))
    if !isInPlace { note(.outOfPlace, line, SegmentName.of(segment)) }
    try accept(accepted, each)
  }

  private mutating func accept(
    _ links: [Link], _ each: (RecordLine, LinePlace) throws(StoreError) -> Damage.Fault?
  ) throws(StoreError) {
    for link in links {
      if !link.isOutOfPlace { records += 1 }
      let unread = acknowledge(link.record)
      if let fault = try unread == nil ? each(link.record, link.place) : unread {
        report(
          Damage(
            file: SegmentName.of(link.place.segment), line: link.place.line, fault: fault,
            found: .of(link.record.bytes)))
      }
    }
  }

  private mutating func acknowledge(_ record: RecordLine) -> Damage.Fault? {
    guard record.header.kind == .damageAcknowledged else { return nil }
    guard let choice = try? record.decoded(Acknowledgement.self) else { return .notUnderstood }
    acknowledgements += choice.damage
    return nil
  }

  private mutating func note(_ fault: Damage.Fault, _ line: ScannedLine, _ name: String) {
    report(Damage(file: name, line: line.number, fault: fault, found: .of(line.bytes)))
  }

  private func next(_ lines: inout LineScanner, _ name: String) throws(StoreError) -> ScannedLine? {
    do {
      return try lines.next()
    } catch {
      throw .notReadable(file: folder.path(of: name), error)
    }
  }
}

/// What reading a segment came to.
struct SegmentReading: Sendable, Equatable {
  /// Finished lines, readable or not.
  var lines = 0
  var unfinished: UnfinishedLine?
  /// Whether it ends in a damaged line without a newline, to which nothing may be added.
  var lacksNewline = false
}

/// A last line without its end.
struct UnfinishedLine: Sendable, Equatable {
  let offset: Int
  let bytes: [UInt8]
  /// Only the newline is missing: the record itself is complete and in its place.
  let isWhole: Bool

  init(_ line: ScannedLine, isWhole: Bool) {
    offset = line.offset
    bytes = line.bytes + (line.isFinished ? [0x0A] : [])
    self.isWhole = isWhole
  }
}
