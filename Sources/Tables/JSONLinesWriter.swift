internal import Lending

/// Writes rows of a table as one JSON object a line.
package enum JSONLinesWriter {
  /// Appends one row; numbers come in as text already and stay as they are, an empty cell is null.
  ///
  /// Texts need no guard against formulas here: no spreadsheet reads JSON Lines as cells.
  package static func append(
    _ cells: [CSVWriter.Cell], _ names: [String], to bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(ascii: "{"))
    for (index, (cell, name)) in zip(cells, names).enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      switch cell {
      case .number(let text) where !text.isEmpty: bytes += text.utf8
      case .fixed(let value, let decimals) where value.isFinite:
        Figure.append(value, decimals: decimals, to: &bytes)
      case .empty, .number, .fixed: bytes += "null".utf8
      case .text(let text): append(text, to: &bytes)
      }
    }
    bytes += "}\n".utf8
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20, 0x7F:
        bytes += "\\u00".utf8
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
