/// Plain decimal numbers straight from bytes, to the nearest double.
enum ByteNumber {
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number of `-12`, `12.5` or `.5`, nil for any other text, which `Figure` may still read.
  ///
  /// A whole below 2⁵³ and a power of ten up to 10²² are both exact doubles, so their quotient is
  /// rounded once (W. D. Clinger, How to read floating point numbers accurately, PLDI 1990). Longer
  /// numbers go to the standard library, which rounds correctly as well.
  static func read(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, mark: UInt8) -> Double? {
    var index = range.lowerBound
    let end = range.upperBound
    guard index < end else { return nil }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let first = index
    var whole: UInt64 = 0
    while index < end {
      let digit = bytes[index] &- 0x30
      if digit > 9 { break }
      whole = whole &* 10 &+ UInt64(digit)
      index += 1
    }
    var digits = index - first
    var decimals = 0
    if index < end {
      guard bytes[index] == mark else { return nil }
      index += 1
      let start = index
      while index < end {
        let digit = bytes[index] &- 0x30
        if digit > 9 { return nil }
        whole = whole &* 10 &+ UInt64(digit)
        index += 1
      }
      decimals = index - start
      guard decimals > 0 else { return nil }
      digits += decimals
    }
    guard digits > 0 else { return nil }
    if digits <= 18, whole <= 1 << 53 {
      let value = Double(whole) / powers[decimals]
      return isNegative ? -value : value
    }
    return long(bytes, range, mark: mark)
  }

  private static func long(
    _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, mark: UInt8
  ) -> Double? {
    let text = range.map { bytes[$0] == mark ? UInt8(ascii: ".") : bytes[$0] }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }
}
