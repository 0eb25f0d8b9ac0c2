/// A moment in the life of a workspace: a time, and the place in its journal.
///
/// The place counts: a clock can be set back, the journal cannot.
package struct JournalMoment: Hashable, Sendable, Codable {
  /// ISO 8601, UTC, milliseconds, such as `2026-11-21T09:00:00.000Z`.
  package let at: String
  /// Number of the journal's last record by then; 0 before the first.
  package let seq: Int

  package init(at: String, seq: Int) {
    self.at = at
    self.seq = seq
  }

  private static let pattern = Array("dddd-dd-ddTdd:dd:dd.dddZ".utf8)

  /// Whether it is written as laid down.
  var isWellFormed: Bool {
    let bytes = Array(at.utf8)
    guard seq >= 0, bytes.count == Self.pattern.count else { return false }
    return zip(bytes, Self.pattern).allSatisfy { byte, expected in
      expected == UInt8(ascii: "d")
        ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == expected
    }
  }
}
