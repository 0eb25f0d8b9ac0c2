/// One row of a table as texts, apart from the block that it came in.
package struct CSVRecord: Sendable {
  private let bytes: [UInt8]
  private let cells: [Range<Int>]
  /// Line of the file on which the row starts, from 1.
  package let line: Int

  init(_ record: RecordCells, line: Int) {
    bytes = Array(record.bytes)
    let start = record.start
    cells = (0..<record.count).map { column in
      let range = record.raw(column)
      return range.lowerBound - start..<range.upperBound - start
    }
    self.line = line
  }

  package var count: Int { cells.count }

  /// The text of a cell without blanks around it; bytes that are not UTF-8 read as Windows-1252.
  package subscript(index: Int) -> String { CellText.read(bytes[cells[index]]) }

  /// Whether the row is an empty line.
  package var isBlank: Bool { cells.count == 1 && self[0].isEmpty }
}
