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
    guard abs(value) < 1e15 else { return value.description }
    let scale = Elementary.power(10, decimals)
    let units = (abs(value) * scale).rounded(.toNearestOrEven)
    guard units < 9e18 else { return value.description }
    return written(UInt64(units), isNegative: value < 0 && units != 0, decimals: max(decimals, 0))
  }

  /// A whole number of units of the last decimal; a table writes ten of these a row.
  private static func written(_ units: UInt64, isNegative: Bool, decimals: Int) -> String {
    var digits = 1
    var rest = units / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    digits = max(digits, decimals + 1)
    let length = (isNegative ? 1 : 0) + digits + (decimals > 0 ? 1 : 0)
    return String(unsafeUninitializedCapacity: length) { bytes in
      var rest = units
      var place = length
      for digit in 0..<digits {
        if digit == decimals, decimals > 0 {
          place -= 1
          bytes[place] = UInt8(ascii: ".")
        }
        place -= 1
        bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      if isNegative { bytes[0] = UInt8(ascii: "-") }
      return length
    }
  }

  /// `value` as briefly as it can be written: 36, 0.5, 12000.
  package static func plain(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return value.description
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
