/// Whether the numbers of a table show a decimal comma.
///
/// `1,234` alone may be either; only what can be read in one way counts: `12,5`, `0,125` or
/// `1.234,50` for a comma, `12.5`, `0.125` or `1,234.50` for a point. Without evidence, and where
/// both stand alike, it is a point and commas group thousands.
struct DecimalEvidence {
  private(set) var commas = 0
  private(set) var points = 0
  /// Numbers like `1.234`, which may be either.
  private var openPoints = 0

  private let separator: UInt8

  init(_ cells: some Sequence<String>, separator: UInt8 = UInt8(ascii: ",")) {
    self.separator = separator
    for cell in cells { count(cell) }
  }

  var mark: TableDialect.DecimalMark {
    if commas == 0, points == 0 {
      // Programs that write a semicolon do so because the comma is their decimal mark.
      return separator == UInt8(ascii: ";") && openPoints > 0 ? .comma : .point
    }
    return commas > points ? .comma : .point
  }

  private mutating func count(_ text: String) {
    // A number that shows anything is short; a longer cell is a text.
    guard text.utf8.count <= 32 else { return }
    var digits = Array(text.utf8).filter { $0 != 0x20 && $0 != UInt8(ascii: "'") }
    if digits.last == UInt8(ascii: "%") { digits.removeLast() }
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
      digits.removeFirst()
    }
    let (comma, point) = (UInt8(ascii: ","), UInt8(ascii: "."))
    let marks = digits.filter { $0 == comma || $0 == point }
    guard let last = marks.last,
      digits.allSatisfy({ $0 == comma || $0 == point || (0x30...0x39).contains($0) })
    else { return }
    let parts = digits.split(whereSeparator: { $0 == comma || $0 == point })
    guard parts.count == marks.count + 1, let whole = parts.first, let end = parts.last else {
      return
    }
    let isGrouped = parts.dropFirst().allSatisfy { $0.count == 3 } && whole.count <= 3
    if marks.count == 1 {
      // Three digits after the only mark may be thousands, unless none could stand before them.
      let isOpen = end.count == 3 && whole.count <= 3 && whole != [0x30]
      if !isOpen { found(last) } else if last == point { openPoints += 1 }
    } else if marks.dropLast().allSatisfy({ $0 == last }) {
      if isGrouped { found(last == comma ? point : comma) }
    } else if marks.dropLast().allSatisfy({ $0 != last }),
      parts.dropFirst().dropLast().allSatisfy({ $0.count == 3 }), whole.count <= 3
    {
      found(last)
    }
  }

  private mutating func found(_ mark: UInt8) {
    if mark == UInt8(ascii: ",") { commas += 1 } else { points += 1 }
  }
}
