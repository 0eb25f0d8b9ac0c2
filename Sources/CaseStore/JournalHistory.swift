package import Lending
import StrictJSON

/// Who did what and when, as the journal tells it: the newest records of a workspace.
package struct JournalHistory: Sendable, Equatable {
  /// One record, without what it tells of a borrower.
  package struct Entry: Sendable, Equatable {
    /// From 1, without gaps.
    package let seq: Int
    /// ISO 8601 in UTC.
    package let at: String
    package let by: String
    /// As the format names it, `case.assessed`.
    package let kind: String
    /// Nil for a record about no case.
    package let caseID: CaseID?
    /// What was changed beside the cases, such as the name of an account; empty for any other record,
    /// and where the keys are not at hand.
    package let subject: String
    /// What it told was erased.
    package let isErased: Bool
  }

  /// In the order of the journal.
  package let entries: [Entry]
  /// Records before the first of them.
  package let earlier: Int
  /// Lines that cannot be read.
  package let unreadable: Int

  /// As text the last record: print it somewhere else.
  package let checkpoint: String
}

extension CaseStore {
  /// The newest records of a workspace, read from its journal; a workspace that nobody wrote to has
  /// none.
  ///
  /// - Parameters:
  ///   - most: how many are told.
  ///   - surroundings: with the keys of a protected workspace.
  package static func history(
    in path: String, most: Int = 200_000, surroundings: StoreSurroundings?
  ) throws(StoreError) -> JournalHistory {
    guard let folder = try Folder.open(path) else { return JournalHistory.none }
    var entries: [JournalHistory.Entry] = []
    var total = 0
    var unreadable = 0
    var head: Checkpoint?
    for number in SegmentName.numbers(in: try folder.names()) {
      let name = SegmentName.of(number)
      guard let file = try folder.reading(name) else { continue }
      do throws(SystemFailure) {
        var lines = LineScanner(file, to: try file.status().size)
        while let line = try lines.next() {
          // The end of a line that is being written is nobody's business yet.
          guard line.isFinished else { continue }
          do throws(LineFault) {
            let record = try RecordLine(line.bytes, seal: surroundings?.seal)
            entries.append(JournalHistory.Entry(record))
            head = record.checkpoint
            total += 1
          } catch {
            unreadable += 1
          }
        }
      } catch {
        throw .notReadable(file: folder.path(of: name), error)
      }
      // Twice as many are held at most, so that dropping the oldest is cheap.
      if entries.count > 2 * most { entries.removeFirst(entries.count - most) }
    }
    if entries.count > most { entries.removeFirst(entries.count - most) }
    return JournalHistory(
      entries: entries, earlier: total - entries.count, unreadable: unreadable,
      checkpoint: head?.description ?? "")
  }
}

extension JournalHistory {
  package static let none = JournalHistory(entries: [], earlier: 0, unreadable: 0, checkpoint: "")
}

extension JournalHistory.Entry {
  fileprivate init(_ record: RecordLine) {
    let header = record.header
    seq = header.seq
    at = header.at
    by = header.by
    kind = header.kind.rawValue
    caseID = header.caseID.isEmpty ? nil : CaseID(rawValue: header.caseID)
    isErased = record.content == .blank
    subject = header.kind.isOfACase ? "" : Self.subject(record)
  }

  private static func subject(_ record: RecordLine) -> String {
    guard let body = record.body, let json = try? StrictJSON.parse(body.payload) else { return "" }
    return json["subject"]?.string ?? json["folder"]?.string ?? ""
  }
}
