/// Numbers as people write and read them, with a point and blanks between thousands.
///
/// Screen, report and command line all write through here, so a figure looks the same everywhere.
package enum Figure {
  /// The separator of thousands: a narrow no-break space.
  package static let thousands: Character = "\u{202F}"

  /// `value` with a fixed number of digits after the point, grouped by thousands.
  package static func grouped(_ value: Double, decimals: Int = 0) -> String {
    group(shown(value, decimals: decimals))
  }

  /// `value` for people: with a true minus sign and a fixed number of digits after the point.
  package static func shown(_ value: Double, decimals: Int) -> String {
    let text = fixed(value, decimals: decimals)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  /// `value` for files, halves to even; empty where it is not finite, and never minus zero.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "" }
    guard let units = units(of: value, decimals) else { return value.description }
    let length = length(units, decimals)
    return String(unsafeUninitializedCapacity: length) {
      write(units, decimals, $0, length)
      return length
    }
  }

  /// Appends what `fixed` says; a table writes ten of these a row.
  package static func append(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
    guard value.isFinite else { return }
    guard let units = units(of: value, decimals) else {
      bytes += value.description.utf8
      return
    }
    let length = length(units, decimals)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) {
      write(units, decimals, $0, length)
      bytes.append(contentsOf: UnsafeBufferPointer($0))
    }
  }

  /// A whole number of units of the last decimal and whether it lies below zero; nil where it is too
  /// large to be written in digits.
  private static func units(
    of value: Double, _ decimals: Int
  ) -> (count: UInt64, isNegative: Bool)? {
    guard abs(value) < 1e15 else { return nil }
    let scale =
      powersOfTen.indices.contains(decimals)
      ? powersOfTen[decimals] : Elementary.power(10, decimals)
    let units = (abs(value) * scale).rounded(.toNearestOrEven)
    guard units < 9e18 else { return nil }
    return (UInt64(units), value < 0 && units != 0)
  }

  private static let powersOfTen = (0...6).map { Elementary.power(10, $0) }

  private static func length(_ units: (count: UInt64, isNegative: Bool), _ decimals: Int) -> Int {
    var digits = 1
    var rest = units.count / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    return max(digits, max(decimals, 0) + 1) + (units.isNegative ? 1 : 0) + (decimals > 0 ? 1 : 0)
  }

  private static func write(
    _ units: (count: UInt64, isNegative: Bool), _ decimals: Int,
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ length: Int
  ) {
    var rest = units.count
    var place = length
    let first = units.isNegative ? 1 : 0
    while place > first {
      if decimals > 0, length - place == decimals {
        place -= 1
        bytes[place] = UInt8(ascii: ".")
      }
      place -= 1
      bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    if units.isNegative { bytes[0] = UInt8(ascii: "-") }
  }

  /// `value` as briefly as it can be written: 36, 0.5, 12000.
  package static func plain(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return value.description
  }

  /// A count with its word, `1 loan` or `2 loans`.
  package static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(grouped(Double(count))) \(count == 1 ? one : many)"
  }

  /// A log-odds share with its sign: +0.41, −0.22.
  package static func signed(_ value: Double, decimals: Int = 2) -> String {
    let text = shown(value, decimals: decimals)
    return text.hasPrefix("−") ? text : "+" + text
  }

  /// A probability of 0…1 in percent.
  package static func percent(_ probability: Double, decimals: Int = 1) -> String {
    shown(probability * 100, decimals: decimals) + "\u{202F}%"
  }

  /// A field's number in its unit.
  package static func inUnit(_ value: Double, _ range: NumberRange, currency: String) -> String {
    let number =
      range.unit == .money
      ? grouped(value, decimals: value == value.rounded() ? 0 : 2)
      : shown(value, decimals: value == value.rounded() ? 0 : max(1, range.decimals))
    switch range.unit {
    case .money: return number + "\u{202F}" + currency
    case .percent: return number + "\u{202F}%"
    case .years: return number + (value == 1 ? " year" : " years")
    case .months: return number + (value == 1 ? " month" : " months")
    case .count, .points: return number
    }
  }

  /// Reads what people type: `12 000`, `12,000.50`, `12.5 %`, `12,5`; nil where it is no number.
  package static func read(_ text: String) -> Double? {
    guard var digits = ungrouped(text) else { return nil }
    if digits.hasSuffix("%") { digits.removeLast() }
    if digits.hasPrefix("−") { digits = "-" + digits.dropFirst() }
    guard let pointed = withPoint(digits) else { return nil }
    guard pointed.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }) else {
      return nil
    }
    guard let value = Double(pointed), value.isFinite else { return nil }
    return value
  }

  /// Without blanks and marks that group thousands or stand before a sign of percent; nil where one
  /// stands between other digits, as `1 2` is no twelve.
  private static func ungrouped(_ text: String) -> String? {
    let isGrouping = { (letter: Character) in letter.isWhitespace || letter == "'" || letter == "_"
    }
    guard text.contains(where: isGrouping) else { return text }
    var letters = Array(text)
    while let last = letters.last, last.isWhitespace { letters.removeLast() }
    letters.removeFirst(letters.prefix { $0.isWhitespace }.count)
    var digits = ""
    for (place, letter) in letters.enumerated() {
      guard isGrouping(letter) else {
        digits.append(letter)
        continue
      }
      let rest = letters[(place + 1)...]
      if letter.isWhitespace, rest.first == "%" || digits.allSatisfy({ "+-−".contains($0) }) {
        continue
      }
      let group = rest.prefix { $0.isASCII && $0.isNumber }
      guard !letter.isNewline, letter != "\t", group.count == 3, digits.last?.isNumber ?? false
      else {
        return nil
      }
    }
    return digits
  }

  /// A comma is a decimal comma unless it stands before groups of three digits.
  private static func withPoint(_ text: String) -> String? {
    guard text.contains(",") else { return text }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let tail = parts.dropFirst()
    if text.contains(".") || parts.count > 2 || tail.allSatisfy({ $0.count == 3 }) {
      guard let last = tail.last else { return nil }
      let groups = tail.dropLast() + [last.prefix { $0 != "." }]
      let first = parts[0].drop { $0 == "-" }
      // No thousands start with a zero: 0,125 is an eighth.
      if parts.count == 2, first == "0", !text.contains(".") { return parts.joined(separator: ".") }
      guard first.first != "0", groups.allSatisfy({ $0.count == 3 }),
        (1...3).contains(parts[0].drop { $0 == "-" }.count)
      else { return nil }
      return parts.joined()
    }
    return parts.joined(separator: ".")
  }

  private static func group(_ text: String) -> String {
    let sign = text.hasPrefix("−") ? "−" : ""
    let body = text.dropFirst(sign.count)
    let whole = body.prefix { $0 != "." }
    let rest = body.dropFirst(whole.count)
    var grouped = ""
    for (offset, digit) in whole.enumerated() {
      if offset > 0, (whole.count - offset) % 3 == 0 { grouped.append(thousands) }
      grouped.append(digit)
    }
    return sign + grouped + rest
  }
}
