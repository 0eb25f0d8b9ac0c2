/// Numbers by the grammar of RFC 8259, read to the nearest double.
enum JSONNumber {
  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number that starts at `start` and where it ends; nil where the grammar is broken or the
  /// value is beyond a double.
  static func scan(_ bytes: [UInt8], from start: Int) -> (value: Double, end: Int)? {
    var position = start
    let isNegative = position < bytes.count && bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    let wholeStart = position
    while position < bytes.count, let digit = digit(bytes[position]) {
      add(digit, to: &mantissa, &digits)
      position += 1
    }
    let wholeCount = position - wholeStart
    guard wholeCount > 0 else { return nil }
    guard wholeCount == 1 || bytes[wholeStart] != UInt8(ascii: "0") else { return nil }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      let fractionStart = position
      while position < bytes.count, let digit = digit(bytes[position]) {
        add(digit, to: &mantissa, &digits)
        exponent -= 1
        position += 1
      }
      guard position > fractionStart else { return nil }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      guard let power = power(bytes, &position) else { return nil }
      exponent += power
    }
    // Up to 15 digits and 22 powers of ten both factors are exact, so one rounding is the only one.
    if digits <= 15, (-22...22).contains(exponent) {
      let exact =
        exponent < 0
        ? Double(mantissa) / exactPowers[-exponent] : Double(mantissa) * exactPowers[exponent]
      return (isNegative ? -exact : exact, position)
    }
    guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      value.isFinite
    else { return nil }
    return (value, position)
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? UInt64(value) : nil
  }

  /// Leading zeros do not count as digits; past 19 the exact way is not taken anyway.
  private static func add(_ digit: UInt64, to mantissa: inout UInt64, _ digits: inout Int) {
    if mantissa == 0, digit == 0 { return }
    digits += 1
    if digits <= 19 { mantissa = mantissa &* 10 &+ digit }
  }

  private static func power(_ bytes: [UInt8], _ position: inout Int) -> Int? {
    position += 1
    var isNegative = false
    if position < bytes.count,
      bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
    {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    let start = position
    var power = 0
    while position < bytes.count, let digit = digit(bytes[position]) {
      power = min(power * 10 + Int(digit), 100_000)
      position += 1
    }
    guard position > start else { return nil }
    return isNegative ? -power : power
  }
}
