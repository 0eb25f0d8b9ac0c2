/// The words that programs write where a value is missing.
///
/// Only as they are usually written: `NONE` is an answer of Lending Club's, and `none` one of ours.
enum MissingWord {
  static let all: Set<String> = [
    "NA", "N/A", "n/a", "na", "#N/A", "NULL", "null", "Null", "None", "NaN", "nan", "NAN", "-",
    "--", ".", "?",
  ]

  /// In bytes, for cells that are not texts yet.
  private static let longest = 4

  /// Whether a cell is one of the words; it must not be empty.
  @inline(__always)
  static func stands(in cell: Range<Int>, _ bytes: UnsafePointer<UInt8>) -> Bool {
    // Nearly every cell starts with a digit or is longer.
    guard cell.count <= longest, bytes[cell.lowerBound] &- 0x30 > 9 else { return false }
    return isOne(cell, bytes)
  }

  private static func isOne(_ cell: Range<Int>, _ bytes: UnsafePointer<UInt8>) -> Bool {
    switch cell.reduce(UInt32(0), { $0 << 8 | UInt32(bytes[$1]) }) {
    case 0x2D, 0x2E, 0x3F, 0x2D2D, 0x4E41, 0x6E61: true
    case 0x4E_2F41, 0x6E_2F61, 0x4E_614E, 0x6E_616E, 0x4E_414E: true
    case 0x234E_2F41, 0x4E55_4C4C, 0x6E75_6C6C, 0x4E75_6C6C, 0x4E6F_6E65: true
    default: false
    }
  }
}
