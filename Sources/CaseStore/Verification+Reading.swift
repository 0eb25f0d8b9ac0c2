import Lending
import Sealing

/// Where the journal ends as far as the writing process knows.
struct SavedEnd: Sendable {
  let segment: Int
  let length: Int
  let head: Checkpoint
}

extension Verification {
  /// Reads the whole journal, apart from the store, so that work goes on meanwhile.
  @concurrent
  static func of(
    _ folder: Folder, _ seal: WorkspaceSeal?, saved: SavedEnd?, against checkpoint: Checkpoint?
  ) async throws(StoreError) -> Verification {
    let numbers = SegmentName.numbers(in: try folder.names()).filter {
      $0 <= saved?.segment ?? .max
    }
    let attached = try AttachmentVerification.names(in: folder)
    var scan = JournalScan(folder, seal: seal?.thorough)
    var gathered = Gathered(checkpoint)
    var expected = 1
    for number in numbers {
      if number > expected { scan.reportMissing(expected) }
      expected = number + 1
      guard let file = try folder.reading(SegmentName.of(number)) else { continue }
      let size = try size(of: file, folder.path(of: SegmentName.of(number)))
      let end = number == saved?.segment ? min(size, saved?.length ?? size) : size
      let reading = try await scan.readOnAllCores(
        number, file, to: end, isLast: number == numbers.last
      ) {
        (record, _) throws(StoreError) in gathered.take(record)
      }
      if let saved, number == saved.segment, end < saved.length || reading.unfinished != nil {
        scan.report(
          Damage(
            file: SegmentName.of(number), line: reading.lines, fault: .cutShort, found: .of([])))
      }
    }
    if let saved, numbers.last != saved.segment { scan.reportMissing(saved.segment) }
    try scan.finish { (record, _) throws(StoreError) in gathered.take(record) }
    return Verification(
      records: scan.records, cases: gathered.cases(without: scan.erasures),
      files: numbers.count,
      erasedBodies: scan.erasedBodies, erasedCases: scan.erasures.count,
      unfinishedErasures: gathered.contents(of: scan.erasures),
      damage: scan.found, acknowledged: scan.acknowledged.count, head: scan.chain.head,
      checkpoint: gathered.result,
      attachments: scan.isReadable
        ? try AttachmentVerification(
          gathered.attachments(without: scan.erasures), seen: attached, in: folder, seal)
        : AttachmentVerification(), keys: gathered.keys)
  }

  /// What is counted beside the chain.
  private struct Gathered {
    private struct Lines {
      var contents: Int32 = 0
      var isOpened = false
    }

    private var lines: [CaseID: Lines] = [:]
    private(set) var keys: SHA256Digest?
    private var attachments: [(CaseID, CaseAttachment)] = []
    private(set) var result: CheckpointResult?
    private let checkpoint: Checkpoint?

    init(_ checkpoint: Checkpoint?) {
      self.checkpoint = checkpoint
      result = checkpoint.map { $0.seq == 0 ? .holds : .missing }
    }

    mutating func take(_ record: RecordLine) -> Damage.Fault? {
      if !record.isBlank, !record.header.caseID.isEmpty, record.header.kind.isOfACase {
        let id = CaseID(rawValue: record.header.caseID)
        lines[id, default: Lines()].contents += 1
        if [.caseOpened, .caseImported].contains(record.header.kind) {
          lines[id, default: Lines()].isOpened = true
        }
        if record.header.kind == .caseAttached, record.body != nil {
          guard let attachment: CaseAttachment = try? record.decoded() else {
            return .notUnderstood
          }
          attachments.append((id, attachment))
        }
      }
      if record.header.kind.isOfKeys, record.body != nil {
        keys = (try? record.decoded(AuditNote.self))?.keys
      }
      if let checkpoint, checkpoint.seq == record.header.seq {
        result = checkpoint.hash == record.hash ? .holds : .differs
      }
      return nil
    }

    /// Cases that can be read, leaving out those that were erased.
    func cases(without erased: Set<CaseID>) -> Int {
      lines.reduce(0) { $0 + ($1.value.isOpened && !erased.contains($1.key) ? 1 : 0) }
    }

    /// What cases tell of their attachments, leaving out those that were erased.
    func attachments(without erased: Set<CaseID>) -> [(CaseID, CaseAttachment)] {
      attachments.filter { !erased.contains($0.0) }
    }

    /// What is still there of erased cases.
    func contents(of erased: Set<CaseID>) -> Int {
      erased.reduce(0) { $0 + Int(lines[$1]?.contents ?? 0) }
    }
  }

  private static func size(of file: Descriptor, _ path: String) throws(StoreError) -> Int {
    do {
      return try file.status().size
    } catch {
      throw .notReadable(file: path, error)
    }
  }
}
