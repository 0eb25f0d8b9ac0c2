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
    let whole = Int64(units)
    let sign = value < 0 && whole != 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(whole) }
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
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
    var digits = text.filter { !$0.isWhitespace && $0 != "'" && $0 != "_" }
    if digits.hasSuffix("%") { digits.removeLast() }
    if digits.hasPrefix("−") { digits = "-" + digits.dropFirst() }
    guard let pointed = withPoint(digits) else { return nil }
    guard pointed.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }) else {
      return nil
    }
    guard let value = Double(pointed), value.isFinite else { return nil }
    return value
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
