/// A reader of the plainest kind, byte by byte, against which the fast one is compared.
///
/// The rules are those of Python's csv module in its lenient mode, but that a quote which is never
/// closed is an error.
package struct ObviousReader {
  package struct Row: Equatable {
    package var cells: [[UInt8]]
    /// Offset of the first byte.
    package let start: Int
  }

  package private(set) var rows: [Row] = []
  package private(set) var isUnclosed = false

  package init(_ bytes: [UInt8], separator: UInt8) {
    let quote = UInt8(ascii: "\"")
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var (isStart, isQuoted) = (true, false)
    var (index, rowStart) = (0, 0)
    func end() {
      cells.append(cell)
      cell = []
      isStart = true
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte == quote, index < bytes.count, bytes[index] == quote {
          cell.append(quote)
          index += 1
        } else if byte == quote {
          isQuoted = false
        } else {
          cell.append(byte)
        }
      } else if byte == quote, isStart {
        isQuoted = true
        isStart = false
      } else if byte == separator {
        end()
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
        end()
        rows.append(Row(cells: cells, start: rowStart))
        cells = []
        rowStart = index
      } else {
        cell.append(byte)
        isStart = false
      }
    }
    isUnclosed = isQuoted
    if rowStart < bytes.count, !isQuoted {
      end()
      rows.append(Row(cells: cells, start: rowStart))
    }
  }
}
