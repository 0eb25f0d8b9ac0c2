import Lending
import Sealing

/// Reads segments in order, checks every line and the chain through them, and hands out the
/// records that can be trusted.
struct JournalScan {
  private let folder: Folder
  let seal: WorkspaceSeal?
  private(set) var chain: Chain
  private(set) var found: [Damage] = []
  private var acknowledgements: [Damage] = []
  private(set) var records = 0
  /// Cases whose erasure was read.
  private(set) var erasures: Set<CaseID> = []
  private(set) var erasedBodies = 0
  /// Lines without a signature, since the workspace may have been protected only later.
  private var unsigned: [Damage] = []
  private var wasProtected = false
  /// Whether what every line tells could be read, sealed or not.
  private(set) var isReadable = true
  /// Lines without their body of which no erasure was read yet, by case.
  private var blanks: [String: [Damage]] = [:]

  /// - Parameter seal: of a protected workspace; without it what its lines tell stays sealed.
  init(
    _ folder: Folder, seal: WorkspaceSeal?,
    after head: Checkpoint = Checkpoint(seq: 0, hash: .zero)
  ) {
    self.folder = folder
    self.seal = seal
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
      guard
        try follow(
          CheckedLine(line, seal: seal), segment, to: length, isLast: isLast, &reading, each)
      else { break }
    }
    return reading
  }

  /// Takes the next line of a segment; false where it is the unfinished end of the journal.
  mutating func follow(
    _ checked: CheckedLine, _ segment: Int, to length: Int, isLast: Bool,
    _ reading: inout SegmentReading,
    _ each: (RecordLine, LinePlace) throws(StoreError) -> Damage.Fault?
  ) throws(StoreError) -> Bool {
    let line = checked.line
    let name = SegmentName.of(segment)
    var fault: Damage.Fault?
    switch checked.outcome {
    case .success(let record) where line.isFinished: try take(record, line, segment, each)
    case .success(let record):
      if isLast, continues(record) {
        reading.unfinished = UnfinishedLine(line, isWhole: true)
        return false
      }
      fault = .notARecord
    case .failure(.newer): throw .newerFormat(file: folder.path(of: name), line: line.number)
    case .failure(.damage(let found)): fault = found
    }
    if let fault {
      // A crash leaves a beginning, or blocks of zeros that were never filled; JSON has no zeros.
      let isTorn = !line.isFinished || line.bytes.contains(0)
      let isTornEnd =
        isLast && line.end == length && isTorn && line.length == line.bytes.count
      // A file begins with a whole line, so one that does not was damaged otherwise.
      if isTornEnd, line.offset > 0 {
        reading.unfinished = UnfinishedLine(line, isWhole: false)
        return false
      }
      note(fault, line, name)
      chain.skip()
    }
    reading.lines = line.number
    reading.lacksNewline = !line.isFinished
    return true
  }

  private func continues(_ record: RecordLine) -> Bool {
    record.header.seq == chain.head.seq + 1 && record.header.previous == chain.head.hash
  }

  /// Hands out what was held back until the end of the journal.
  mutating func finish(
    each: (RecordLine, LinePlace) throws(StoreError) -> Damage.Fault?
  ) throws(StoreError) {
    try accept(chain.finish(), each)
    found += blanks.values.joined()
    found += unsigned
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
      if link.record.content == .sealed { isReadable = false }
      followErasure(link)
      followSignature(link)
      let unread = acknowledge(link.record)
      if let fault = try unread == nil ? each(link.record, link.place) : unread {
        report(
          Damage(
            file: SegmentName.of(link.place.segment), line: link.place.line, fault: fault,
            found: .of(link.record.bytes)))
      }
    }
  }

  /// A body may be missing only where an erasure of its case follows.
  private mutating func followErasure(_ link: Link) {
    let header = link.record.header
    if link.record.isBlank {
      erasedBodies += 1
      let missing = Damage(
        file: SegmentName.of(link.place.segment), line: link.place.line, fault: .bodyMissing,
        found: .of(link.record.bytes))
      blanks[header.caseID, default: []].append(missing)
    } else if header.kind == .caseErased {
      erasures.insert(CaseID(rawValue: header.caseID))
      blanks[header.caseID] = nil
    }
  }

  /// What was done before the workspace was protected, nobody could sign.
  private mutating func followSignature(_ link: Link) {
    guard let seal else { return }
    let header = link.record.header
    if header.kind == .workspaceProtected, !wasProtected {
      wasProtected = true
      unsigned = []
    }
    guard link.record.lacksSignature, seal.demandsSignature(ofRecord: header.seq),
      seal.checksAllSignatures || header.kind.makesTheStoreAct
    else { return }
    unsigned.append(
      Damage(
        file: SegmentName.of(link.place.segment), line: link.place.line, fault: .notSigned,
        found: .of(link.record.bytes)))
  }

  private mutating func acknowledge(_ record: RecordLine) -> Damage.Fault? {
    guard record.header.kind == .damageAcknowledged, record.body != nil else { return nil }
    guard let choice = try? record.decoded(Acknowledgement.self) else { return .notUnderstood }
    acknowledgements += choice.damage
    return nil
  }

  private mutating func note(_ fault: Damage.Fault, _ line: ScannedLine, _ name: String) {
    report(Damage(file: name, line: line.number, fault: fault, found: .of(line.bytes)))
  }

  func next(_ lines: inout LineScanner, _ name: String) throws(StoreError) -> ScannedLine? {
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
