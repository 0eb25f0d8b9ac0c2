/// Writes rows of a table, so that a spreadsheet reads texts as texts.
package enum CSVWriter {
  /// Appends one row; numbers come in as text already and stay as they are.
  package static func append(_ cells: [Cell], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .number(let text): bytes += Array(text.utf8)
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
    guard let first = text.unicodeScalars.first else { return text }
    let dangerous: Set<Unicode.Scalar> = [
      "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠",
    ]
    return dangerous.contains(first) ? "'" + text : text
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard needsQuotes else {
      bytes += Array(text.utf8)
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
