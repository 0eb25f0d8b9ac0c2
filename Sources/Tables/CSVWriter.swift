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

  /// The text, with an apostrophe before what would start a formula (CWE-1236).
  ///
  /// Quoting alone does not help. A number with a sign, such as an id may be, starts none.
  private static func guarded(_ text: String) -> String {
    // Some programs take the blanks before it away.
    let start = Substring(text.unicodeScalars.drop { $0 == " " || $0 == "\u{A0}" })
    return switch start.unicodeScalars.first {
    case "+" where isNumber(start.utf8.dropFirst()), "-" where isNumber(start.utf8.dropFirst()):
      text
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠": "'" + text
    default: text
    }
  }

  /// Whether digits stand there, with one point at most that has digits behind it.
  private static func isNumber(_ letters: Substring.UTF8View) -> Bool {
    let parts = letters.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && !(parts.last?.isEmpty ?? true)
      && parts.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
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
