/// Reads a table row by row as texts, empty lines included.
///
/// The plain way for files of a moderate size; `TableReader` with `RowReader` is the fast one.
package struct CSVReader {
  private var reader: TableReader
  private var cells: RecordCells?
  private var position = 0

  /// Reads the header; `source` gives the next piece, empty at the end.
  package init(
    window: Int? = nil, _ source: @escaping () throws -> [UInt8]
  ) throws(CSVProblem) {
    reader = try TableReader(skipsBlank: false, window: window, source)
  }

  package var header: [String] { reader.header }
  package var dialect: TableDialect { reader.dialect }

  /// The next row, nil at the end; a quote that was left open ends the reading.
  package mutating func next() throws(CSVProblem) -> CSVRecord? {
    while true {
      if var cells, position < cells.total {
        cells.scan(position)
        if let line = cells.openQuoteLine { throw .quoteLeftOpen(line: line) }
        position += 1
        return cells.texts
      }
      guard let block = try reader.nextBlock() else { return nil }
      cells = RecordCells(block)
      position = 0
    }
  }
}
