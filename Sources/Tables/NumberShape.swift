/// How a number is written, as far as that tells what its marks stand for.
package enum NumberShape: Sendable, Equatable {
  /// `928.125` or `1,250`: three digits behind the only mark, which may be thousands or decimals.
  case open(TableDialect.DecimalMark)
  /// `12.5`, `0.125`, `1250.125`: no thousands are written so, and the mark stands before decimals.
  case decimal(TableDialect.DecimalMark)
  /// `1250`: more digits without a mark than a group has.
  case long
  /// Any other number; what has several marks is left to its reader.
  case other
  /// No number.
  case none

  @inline(__always)
  static func shape(_ bytes: UnsafePointer<UInt8>, _ cell: Range<Int>) -> NumberShape {
    var place = cell.lowerBound
    if place < cell.upperBound, bytes[place] == UInt8(ascii: "-") { place += 1 }
    let first = place
    while place < cell.upperBound, bytes[place] &- 0x30 < 10 { place += 1 }
    let whole = place - first
    guard whole > 0 else { return .none }
    guard place < cell.upperBound else { return whole > 3 ? .long : .other }
    let mark: TableDialect.DecimalMark
    switch bytes[place] {
    case UInt8(ascii: "."): mark = .point
    case UInt8(ascii: ","): mark = .comma
    default: return .none
    }
    place += 1
    for digit in place..<cell.upperBound where bytes[digit] &- 0x30 > 9 { return .other }
    // No thousands start with a zero, or have more than three digits before the first mark.
    let isOpen =
      whole <= 3 && cell.upperBound - place == 3 && bytes[first] != UInt8(ascii: "0")
    return isOpen ? .open(mark) : .decimal(mark)
  }
}

extension RecordCells {
  /// Tells how the numbers in some cells are written, by the place of each among `columns`.
  @inline(__always)
  package func forEachShape(_ columns: [Int], _ body: (Int, NumberShape) -> Void) {
    withView { view in
      for index in columns.indices {
        guard let cell = view.plain(columns[index]) else { continue }
        body(index, NumberShape.shape(view.bytes, cell))
      }
    }
  }
}
