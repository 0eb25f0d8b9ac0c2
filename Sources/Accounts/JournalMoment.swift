/// A moment in the life of a workspace: a time, and the place in its journal.
///
/// The place counts: a clock can be set back, the journal cannot.
package struct JournalMoment: Hashable, Sendable {
  /// ISO 8601, UTC, milliseconds, such as `2026-11-21T09:00:00.000Z`.
  package let at: String
  /// Number of the journal's last record by then; 0 before the first.
  package let seq: Int

  private static let pattern = Array("dddd-dd-ddTdd:dd:dd.dddZ".utf8)

  /// Nil if the time is not written as laid down, or the number is negative.
  package init?(at: String, seq: Int) {
    let bytes = Array(at.utf8)
    guard seq >= 0, bytes.count == Self.pattern.count else { return nil }
    for (byte, expected) in zip(bytes, Self.pattern) {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard expected == UInt8(ascii: "d") ? isDigit : byte == expected else { return nil }
    }
    self.at = at
    self.seq = seq
  }
}

extension JournalMoment: Codable {
  private enum CodingKeys: String, CodingKey { case at, seq }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let at = try container.decode(String.self, forKey: .at)
    guard let moment = JournalMoment(at: at, seq: try container.decode(Int.self, forKey: .seq))
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .at, in: container, debugDescription: "a moment is a time and a record's number")
    }
    self = moment
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(at, forKey: .at)
    try container.encode(seq, forKey: .seq)
  }
}
