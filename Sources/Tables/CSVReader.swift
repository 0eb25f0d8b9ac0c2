/// Reads a table row by row from pieces of bytes, with memory for one row only.
///
/// Follows RFC 4180, and accepts any of `,` `;` tab `|` as separator, line ends LF, CRLF or CR, a
/// byte-order mark, and quotes that open inside a cell as plain text. A quoted separator or line
/// end never shifts a column.
package struct CSVReader {
  /// Longest row in bytes; a longer one means a missing quote or no table at all.
  package static let longestRecord = 1 << 20

  package private(set) var separator: UInt8
  package private(set) var header: [String]
  private let source: () throws -> [UInt8]
  private var buffer: [UInt8]
  private var position = 0
  private var isAtEnd = false
  private var line = 1

  /// Reads the header; `source` gives the next piece, empty at the end.
  package init(_ source: @escaping () throws -> [UInt8]) throws(CSVProblem) {
    self.source = source
    buffer = []
    separator = UInt8(ascii: ",")
    header = []
    try fill(atLeast: 64 << 10)
    if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    guard position < buffer.count else { throw .empty }
    separator = Self.detectSeparator(buffer[position...])
    guard let first = try next(), !first.isBlank else { throw .empty }
    header = (0..<first.count).map { first[$0] }
    guard header.allSatisfy({ !$0.utf8.contains(0) }) else { throw .notText }
    var seen: [String: Int] = [:]
    for (index, name) in header.enumerated() where !name.isEmpty {
      if let first = seen.updateValue(index, forKey: name) {
        throw .repeatedColumn(first: first + 1, second: index + 1)
      }
    }
  }

  /// The separator that stands most often in the first line, outside quotes.
  private static func detectSeparator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      counts[byte, default: 0] += 1
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
    var best = candidates[0]
    for candidate in candidates where counts[candidate, default: 0] > counts[best, default: 0] {
      best = candidate
    }
    return best
  }

  /// The next row, nil at the end.
  package mutating func next() throws(CSVProblem) -> CSVRecord? {
    if position >= buffer.count { try fill(atLeast: 1) }
    guard position < buffer.count else { return nil }
    let startLine = line
    while true {
      if let record = scan(startLine) { return record }
      if isAtEnd {
        guard position < buffer.count else { return nil }
        throw .unclosedQuote(line: startLine)
      }
      guard buffer.count - position <= Self.longestRecord else {
        throw .recordTooLong(line: startLine, limit: Self.longestRecord)
      }
      try fill(atLeast: buffer.count - position + 1)
    }
  }

  /// One row from the buffer; nil where more bytes are needed.
  private mutating func scan(_ startLine: Int) -> CSVRecord? {
    var cells: [CSVRecord.Cell] = []
    cells.reserveCapacity(header.count)
    var index = position
    var lines = 0
    let count = buffer.count
    let end = buffer.withUnsafeBufferPointer { bytes -> Int? in
      cell: while true {
        var start = index
        var hasDoubledQuotes = false
        if index < count, bytes[index] == UInt8(ascii: "\"") {
          start = index + 1
          index = start
          while true {
            guard index < count else { return nil }
            if bytes[index] == 0x0A { lines += 1 }
            if bytes[index] == UInt8(ascii: "\"") {
              guard index + 1 < count || isAtEnd else { return nil }
              guard index + 1 < count, bytes[index + 1] == UInt8(ascii: "\"") else { break }
              hasDoubledQuotes = true
              index += 1
            }
            index += 1
          }
          let close = index
          index += 1
          // Text after the closing quote belongs to the cell as it stands, quote and all.
          var hasTail = false
          while index < count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D
          {
            hasTail = true
            index += 1
          }
          cells.append(
            CSVRecord.Cell(
              start: hasTail ? start - 1 : start, end: hasTail ? index : close,
              hasDoubledQuotes: hasDoubledQuotes))
        } else {
          while index < count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D
          {
            index += 1
          }
          cells.append(CSVRecord.Cell(start: start, end: index, hasDoubledQuotes: false))
        }
        guard index < count else { return isAtEnd ? count : nil }
        if bytes[index] == separator {
          index += 1
          continue cell
        }
        if bytes[index] == 0x0D {
          guard index + 1 < count || isAtEnd else { return nil }
          if index + 1 < count, bytes[index + 1] == 0x0A { index += 1 }
        }
        lines += 1
        return index + 1
      }
    }
    guard let end else { return nil }
    let record = CSVRecord(
      bytes: Array(buffer[position..<end]),
      cells: cells.map {
        CSVRecord.Cell(
          start: $0.start - position, end: $0.end - position, hasDoubledQuotes: $0.hasDoubledQuotes)
      }, line: startLine)
    position = end
    line += lines
    return record
  }

  /// Drops what was read and takes pieces until `count` bytes lie ahead or the source ends.
  private mutating func fill(atLeast count: Int) throws(CSVProblem) {
    guard !isAtEnd, buffer.count - position < count else { return }
    buffer.removeFirst(position)
    position = 0
    while buffer.count < count, !isAtEnd {
      do {
        let piece = try source()
        if piece.isEmpty { isAtEnd = true }
        buffer += piece
      } catch {
        throw .unreadable
      }
    }
  }
}
