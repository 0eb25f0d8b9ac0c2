/// Numbers of a table with a decimal comma, as texts with a point.
enum DecimalComma {
  /// `1.234,5` → `1234.5`, `1,234` → `1.234`, `1.234` → `1234`; any other text as it stands.
  static func pointed(_ text: String) -> String {
    var body = Array(text.utf8.filter { $0 != 0x20 && $0 != UInt8(ascii: "'") })[...]
    var tail: [UInt8] = []
    if body.last == UInt8(ascii: "%") {
      body = body.dropLast()
      tail = [UInt8(ascii: "%")]
    }
    var head: [UInt8] = []
    if let sign = body.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      body = body.dropFirst()
      head = [sign]
    }
    let (comma, point) = (UInt8(ascii: ","), UInt8(ascii: "."))
    let halves = body.split(separator: comma, omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = halves.first,
      case let fraction = halves.dropFirst().first ?? [],
      !whole.isEmpty, halves.count == 1 || !fraction.isEmpty, isDigits(fraction)
    else { return text }
    let groups = whole.split(separator: point, omittingEmptySubsequences: false)
    let isGrouped =
      groups.count == 1 && isDigits(whole)
      || groups.count > 1 && groups.allSatisfy(isDigits) && (1...3).contains(groups[0].count)
        && groups[0].first != 0x30 && groups.dropFirst().allSatisfy { $0.count == 3 }
    guard isGrouped, halves.count == 2 || groups.count > 1 else { return text }
    let number = head + groups.joined() + (halves.count == 2 ? [point] + fraction : []) + tail
    return String(decoding: number, as: UTF8.self)
  }

  private static func isDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { (0x30...0x39).contains($0) }
  }
}
