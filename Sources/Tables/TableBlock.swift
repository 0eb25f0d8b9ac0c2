/// Some whole records of a table with their bytes, for one worker.
package struct TableBlock: Sendable {
  struct Record: Sendable {
    let start: UInt32
    /// Without the line end.
    let end: UInt32
    /// Line on which it starts, from 1.
    let line: UInt32
    let quotes: Quotes
  }

  /// What is known of the quotes of a record.
  enum Quotes: UInt8, Sendable {
    case none, some
    /// One opens on the record's last line and nothing closes its cell.
    case leftOpen
  }

  /// Followed by `RecordCells.padding` zeros, so that wide loads stay inside.
  let bytes: [UInt8]
  let records: [Record]
  let separator: UInt8
  /// Number of the first record among the data rows, from 1.
  package let firstRow: Int
  /// Bytes of the table up to the end of this block, before decoding.
  package let bytesRead: Int

  package var count: Int { records.count }
}
