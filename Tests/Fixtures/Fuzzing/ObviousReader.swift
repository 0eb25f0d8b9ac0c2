/// A reader of the plainest kind, byte by byte, against which the fast one is compared.
///
/// The rules are those of Python's csv module in its lenient mode, but that a quote which is never
/// closed, or spans lines and is followed by text, was left open: its row ends with the line on which
/// it stands.
package struct ObviousReader {
  package struct Row: Equatable {
    package var cells: [[UInt8]]
    /// Offset of the first byte.
    package let start: Int
    /// Whether a quote was left open, so that there are no cells.
    package var isLeftOpen = false

    /// What the cells say.
    package var texts: [String] {
      isLeftOpen ? ["a quote left open"] : cells.map(CellTexts.text)
    }
  }

  package private(set) var rows: [Row] = []

  package init(_ bytes: [UInt8], separator: UInt8) {
    let quote = UInt8(ascii: "\"")
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var (isStart, isQuoted) = (true, false)
    var (index, rowStart) = (0, 0)
    /// The first line end of the quoted cell.
    var lineEnd: Int?
    func end() {
      cells.append(cell)
      cell = []
      isStart = true
    }
    func leaveOpen() {
      rows.append(Row(cells: [], start: rowStart, isLeftOpen: true))
      (cells, cell, isStart, isQuoted) = ([], [], true, false)
      let end = lineEnd ?? bytes.count
      index = min(bytes.count, end + (bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1))
      rowStart = index
    }
    while index < bytes.count || isQuoted {
      guard index < bytes.count else {
        leaveOpen()
        continue
      }
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte == quote, index < bytes.count, bytes[index] == quote {
          cell.append(quote)
          index += 1
        } else if byte == quote {
          isQuoted = false
          let rest = bytes[index...].drop { $0 == 0x20 || $0 == 0x09 && $0 != separator }
          let closes = rest.first.map { [separator, 0x0A, 0x0D].contains($0) } ?? true
          if lineEnd != nil, !closes { leaveOpen() }
        } else {
          if byte == 0x0A || byte == 0x0D { lineEnd = lineEnd ?? index - 1 }
          cell.append(byte)
        }
      } else if byte == quote, isStart {
        isQuoted = true
        isStart = false
        lineEnd = nil
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
    if rowStart < bytes.count {
      end()
      rows.append(Row(cells: cells, start: rowStart))
    }
  }
}
