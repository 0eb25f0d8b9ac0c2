internal import Glibc

/// Reads a table in blocks of whole records, with memory for one block only.
///
/// Follows RFC 4180, and accepts any of `,` `;` tab `|` as separator, line ends LF, CRLF or CR, a
/// byte-order mark, UTF-16, lines of notes above the names, and quotes that open inside a cell as
/// plain text. A quoted separator or line end never shifts a column, and a quote that was left open
/// costs its own row alone.
package struct TableReader {
  /// Longest row in bytes; a longer one means a missing quote or no table at all.
  package static let longestRecord = 1 << 20
  /// Bytes of a block, about: small enough for a core's cache, large enough for some hundred rows.
  package static let blockSize = 256 << 10

  package let dialect: TableDialect
  package let header: [String]
  /// Up to 200 of the first rows as texts, for whoever asks what the columns hold.
  package let sample: [[String]]
  /// Rows that a lender adds as notes, such as a sum under the table; they are not data.
  package private(set) var skippedNotes = 0
  private var text: TextSource
  private var splitter: RecordSplitter
  private var buffer: [UInt8]
  private var isAtEnd: Bool
  private var row = 0
  private var bytesRead: Int
  private let skipsBlank: Bool
  private let window: Int
  /// How the first cell of a row of notes begins.
  private let notes: [[UInt8]]

  /// Finds the dialect and reads the names of the columns.
  ///
  /// - Parameters:
  ///   - notes: beginnings of rows without a second cell that are no data.
  ///   - numbers: the places of the columns in which numbers are wanted, by the names; their cells show
  ///     the decimal mark. Nil for all.
  ///   - skipsBlank: leaves out empty lines, as long as the table has more than one column.
  ///   - window: bytes that a block is cut from at first, all that were read where it is nil; a small
  ///     one makes blocks end at any place, as a test wants it.
  ///   - source: gives the next piece, empty at the end.
  package init(
    notes: [String] = [], numbers: @escaping ([String]) -> Set<Int>? = { _ in nil },
    skipsBlank: Bool = true, window: Int? = nil,
    _ source: @escaping () throws -> [UInt8]
  ) throws(CSVProblem) {
    text = try TextSource(source)
    buffer = []
    isAtEnd = false
    bytesRead = 0
    self.window = window ?? .max
    self.notes = notes.map { Array($0.utf8) }
    try Self.fill(&buffer, &text, &isAtEnd, &bytesRead, atLeast: Self.blockSize)
    guard !buffer.isEmpty else { throw .empty }
    let found: DialectSearch.Found
    do {
      found = try DialectSearch(buffer, encoding: text.encoding, isAtEnd: isAtEnd, numbers: numbers)
        .found()
    } catch {
      // The names alone are longer than the first part, or lines of notes are.
      try Self.fill(
        &buffer, &text, &isAtEnd, &bytesRead, atLeast: Self.longestRecord + Self.blockSize)
      found = try DialectSearch(buffer, encoding: text.encoding, isAtEnd: isAtEnd, numbers: numbers)
        .found()
    }
    dialect = found.dialect
    header = found.header
    sample = found.sample
    splitter = RecordSplitter(separator: found.dialect.separator)
    splitter.line = found.nextLine
    buffer.removeFirst(found.length)
    self.skipsBlank = skipsBlank && found.header.count > 1
    guard header.allSatisfy({ !$0.utf8.contains(0) }) else { throw .notText }
  }

  /// The next rows, nil at the end.
  package mutating func nextBlock() throws(CSVProblem) -> TableBlock? {
    var window = self.window
    while true {
      try Self.fill(&buffer, &text, &isAtEnd, &bytesRead, atLeast: Self.blockSize)
      if let block = try cut(within: window) {
        if !block.records.isEmpty { return block }
        window = self.window
      } else if window < buffer.count {
        window *= 2
      } else if isAtEnd {
        return nil
      } else {
        try Self.fill(&buffer, &text, &isAtEnd, &bytesRead, atLeast: buffer.count + 1)
      }
    }
  }

  /// Whole records from the first bytes of the buffer; nil where those hold none.
  private mutating func cut(within window: Int) throws(CSVProblem) -> TableBlock? {
    var records: [TableBlock.Record] = []
    records.reserveCapacity(1024)
    var bytes = buffer
    buffer = []
    let all = bytes.count
    let count = min(all, window)
    let isAtEnd = isAtEnd && count == all
    bytes.append(contentsOf: repeatElement(0, count: RecordCells.padding))
    var position = 0
    var marks = RecordSplitter.Marks()
    let firstRow = row + 1
    var problem: CSVProblem?
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      while position < count {
        if skipsBlank {
          position = splitter.skipEmptyLines(base, count: count, from: position)
          if position == count { return }
        }
        let line = splitter.line
        switch splitter.next(base, count: count, from: position, isAtEnd: isAtEnd, &marks) {
        case .record(let end, let next, let quotes):
          guard end - position <= Self.longestRecord else {
            problem = .recordTooLong(line: line, hasQuote: quotes != .none)
            return
          }
          if quotes == .leftOpen || !isSkipped(base, position..<end) {
            row += 1
            records.append(
              TableBlock.Record(
                start: UInt32(position), end: UInt32(end), line: UInt32(clamping: line),
                quotes: quotes))
          }
          position = next
        case .incomplete:
          if count - position > Self.longestRecord {
            let quote = memchr(base + position, 0x22, count - position)
            problem = .recordTooLong(line: line, hasQuote: quote != nil)
          }
          return
        }
      }
    }
    if let problem { throw problem }
    self.buffer = Array(bytes[position..<all])
    guard position > 0 else { return nil }
    return TableBlock(
      bytes: bytes, records: records, separator: dialect.separator, firstRow: firstRow,
      bytesRead: bytesRead)
  }

  /// Whether a record is an empty line or a note of the lender.
  @inline(__always)
  private mutating func isSkipped(_ bytes: UnsafePointer<UInt8>, _ record: Range<Int>) -> Bool {
    // Nearly every row starts with a letter or digit that starts no note.
    let first = record.isEmpty ? 0x20 : bytes[record.lowerBound]
    if skipsBlank, first <= 0x22 || first == 0xC2, isBlank(bytes, record) { return true }
    guard !notes.isEmpty, isNote(bytes, record) else { return false }
    skippedNotes += 1
    return true
  }

  private func isBlank(_ bytes: UnsafePointer<UInt8>, _ record: Range<Int>) -> Bool {
    let start = bytes + record.lowerBound
    if memchr(start, Int32(dialect.separator), record.count) != nil { return false }
    // A table may end in a great many lines of nothing, and memory for each would cost more than
    // reading it.
    let text = UnsafeBufferPointer(start: start, count: record.count)
    guard let first = text.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    guard first == 0x22 || first == 0xC2 else { return false }
    let cell = Array(text)
    return CellText.trimmed(CellText.unquoted(cell[...])).isEmpty
  }

  private func isNote(_ bytes: UnsafePointer<UInt8>, _ record: Range<Int>) -> Bool {
    let isQuoted = !record.isEmpty && bytes[record.lowerBound] == UInt8(ascii: "\"")
    let start = record.lowerBound + (isQuoted ? 1 : 0)
    let isFound = notes.contains { note in
      start + note.count <= record.upperBound
        && memcmp(bytes + start, note, note.count) == 0
    }
    guard isFound else { return false }
    let cell = UnsafeBufferPointer(start: bytes + record.lowerBound, count: record.count)
    guard let separator = cell.firstIndex(of: dialect.separator) else { return true }
    return cell[separator...].allSatisfy { [dialect.separator, 0x20, 0x22].contains($0) }
  }

  /// Takes pieces until `count` bytes are there or the source ends.
  private static func fill(
    _ buffer: inout [UInt8], _ text: inout TextSource, _ isAtEnd: inout Bool,
    _ bytesRead: inout Int,
    atLeast count: Int
  ) throws(CSVProblem) {
    guard !isAtEnd else { return }
    while buffer.count < count, !isAtEnd {
      let piece = try text.next()
      if piece.isEmpty { isAtEnd = true }
      bytesRead = text.bytesRead
      // Room for the zeros as well, so that a block is never copied for them.
      buffer.reserveCapacity(buffer.count + piece.count + RecordCells.padding)
      buffer += piece
    }
  }
}
