internal import Lending

/// Writes rows of a table, so that a spreadsheet reads texts as texts.
package enum CSVWriter {
  /// Appends one row; numbers come in as text already and stay as they are.
  package static func append(_ cells: [Cell], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .number(let text): bytes.append(contentsOf: text.utf8)
      case .fixed(let value, let decimals): Figure.append(value, decimals: decimals, to: &bytes)
      case .text(let text): append(guarded(text), to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  package enum Cell: Sendable, Equatable {
    case empty
    case number(String)
    /// A number with so many digits after the point; empty where it is not finite.
    case fixed(Double, decimals: Int)
    case text(String)
  }

  /// A text that would start a formula gets an apostrophe before it (CWE-1236); quoting alone does
  /// not help.
  private static func guarded(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠": "'" + text
    default: text
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { letters in
      var needsQuotes = false
      for byte in letters where byte < 0x2D {
        needsQuotes = needsQuotes || byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
      }
      guard needsQuotes else {
        bytes.append(contentsOf: letters)
        return
      }
      bytes.append(0x22)
      for byte in letters {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
  }
}
