/// How a table is written down, as found in its first part.
package struct TableDialect: Sendable, Equatable {
  package enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// The western code page; also what single cells are read as where they are not UTF-8.
    case windows1252 = "Windows-1252"
  }

  /// What stands between the whole and the fraction of a number.
  package enum DecimalMark: String, Sendable {
    case point, comma

    /// The other one.
    package var other: DecimalMark { self == .point ? .comma : .point }

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  }

  package var encoding: Encoding
  /// One of `,` `;` tab `|`.
  package var separator: UInt8
  package var decimalMark: DecimalMark
  /// Whether a number of the first rows shows the decimal mark; else it is the usual one of tables that
  /// are separated so.
  package var isMarkShown: Bool
  /// The line with the names of the columns, from 1; what stands above it is no data.
  package var headerLine: Int

  /// In words, for a report: `UTF-16LE, tab-separated, decimal comma, names on line 2`.
  package var sentence: String {
    let separated =
      switch separator {
      case 0x09: "tab-separated"
      case UInt8(ascii: ","): "comma-separated"
      case UInt8(ascii: ";"): "semicolon-separated"
      default: "separated by |"
      }
    return "\(encoding.rawValue), \(separated), decimal \(decimalMark.rawValue), "
      + "names on line \(headerLine)"
  }
}
