/// Writes rows of a table, so that a spreadsheet reads texts as texts.
package enum CSVWriter {
  /// Appends one row; numbers come in as text already and stay as they are.
  package static func append(_ cells: [Cell], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .number(let text): bytes.append(contentsOf: text.utf8)
      case .text(let text): append(guarded(text), to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  package enum Cell: Sendable, Equatable {
    case empty
    case number(String)
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
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
