/// One row of a table, as slices of its bytes.
package struct CSVRecord: Sendable {
  struct Cell: Sendable {
    let start: Int
    let end: Int
    /// Whether doubled quotes stand inside, which must be halved.
    let hasDoubledQuotes: Bool
  }

  private let bytes: [UInt8]
  private let cells: [Cell]
  /// Line of the file on which the row starts, from 1.
  package let line: Int

  init(bytes: [UInt8], cells: [Cell], line: Int) {
    self.bytes = bytes
    self.cells = cells
    self.line = line
  }

  package var count: Int { cells.count }

  /// Memory that the row takes, about.
  package var size: Int { bytes.count + cells.count * MemoryLayout<Cell>.stride }

  /// The text of a cell without blanks around it; bytes that are not UTF-8 read as Windows-1252.
  package subscript(index: Int) -> String {
    let cell = cells[index]
    var start = cell.start
    var end = cell.end
    while let width = Self.blank(bytes[start..<end].first, bytes[start..<end].dropFirst().first) {
      start += width
    }
    while let width = Self.blank(bytes[start..<end].last, nil)
      ?? (end - start > 1 ? Self.blank(bytes[end - 2], bytes[end - 1]) : nil)
    {
      end -= width
    }
    let text =
      String(validating: bytes[start..<end], as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes[start..<end].map(Windows1252.scalar)))
    return cell.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  /// How many bytes the blank takes that starts with these two; nil where none does.
  ///
  /// Cells that were copied from web pages are padded with no-break spaces, C2 A0 in UTF-8.
  private static func blank(_ first: UInt8?, _ second: UInt8?) -> Int? {
    switch (first, second) {
    case (0x20, _), (0x09, _): 1
    case (0xC2, 0xA0): 2
    default: nil
    }
  }

  /// Whether the row is an empty line.
  package var isBlank: Bool { cells.count == 1 && self[0].isEmpty }
}

/// The western code page in which spreadsheets still save.
enum Windows1252 {
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(high[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
  }
}
