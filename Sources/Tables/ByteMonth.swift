/// Months of dates straight from bytes.
enum ByteMonth {
  /// Months from the year 0, nil where the plain way must decide.
  static func read(
    _ bytes: UnsafePointer<UInt8>, _ cell: Range<Int>, _ forms: Slice<UnsafeBufferPointer<DateForm>>
  ) -> Int? {
    let start = bytes + cell.lowerBound
    // Only the usual form is worth a way of its own, and only where it is asked for first.
    if forms.first == .plain || forms.first == .yearMonthDay {
      if let month = iso(start, cell.count) ?? named(start, cell.count) { return month }
    }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: cell.count), as: UTF8.self)
    return CellReading.month(text, Array(forms))?.index
  }

  /// `2015-12` with whatever follows a third mark.
  @inline(__always)
  private static func iso(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard count >= 7, text[4] == UInt8(ascii: "-"),
      count == 7 || count >= 10 && text[7] == UInt8(ascii: "-")
    else { return nil }
    guard let century = two(text), let rest = two(text + 2), let month = two(text + 5) else {
      return nil
    }
    let year = century * 100 + rest
    guard count > 7 else { return index(year, month) }
    return two(text + 8).flatMap { MonthDate(year: year, month: month, day: $0)?.index }
  }

  /// `Dec-2015`, `Dec-15`, `15-Dec`, `3-Aug`.
  @inline(__always)
  private static func named(_ text: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    if count >= 6, text[3] == UInt8(ascii: "-"), let month = name(text) {
      if count == 8, let century = two(text + 4), let rest = two(text + 6) {
        return index(century * 100 + rest, month)
      }
      return count == 6 ? two(text + 4).flatMap { index(short($0), month) } : nil
    }
    if count == 6, text[2] == UInt8(ascii: "-"), let month = name(text + 3) {
      return two(text).flatMap { index(short($0), month) }
    }
    if count == 5, text[1] == UInt8(ascii: "-"), let month = name(text + 2) {
      let year = text[0] &- 0x30
      return year < 10 ? index(2000 + Int(year), month) : nil
    }
    return nil
  }

  private static func short(_ year: Int) -> Int { year <= 30 ? 2000 + year : 1900 + year }

  @inline(__always)
  private static func two(_ text: UnsafePointer<UInt8>) -> Int? {
    let (tens, ones) = (text[0] &- 0x30, text[1] &- 0x30)
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }

  private static func index(_ year: Int, _ month: Int) -> Int? {
    MonthDate(year: year, month: month)?.index
  }

  /// 1…12 by three letters in any case.
  @inline(__always)
  private static func name(_ text: UnsafePointer<UInt8>) -> Int? {
    let letters = (0..<3).reduce(0) { $0 << 8 | UInt32(text[$1] | 0x20) }
    switch letters {
    case 0x6A_616E: return 1
    case 0x66_6562: return 2
    case 0x6D_6172: return 3
    case 0x61_7072: return 4
    case 0x6D_6179: return 5
    case 0x6A_756E: return 6
    case 0x6A_756C: return 7
    case 0x61_7567: return 8
    case 0x73_6570: return 9
    case 0x6F_6374: return 10
    case 0x6E_6F76: return 11
    case 0x64_6563: return 12
    default: return nil
    }
  }
}
