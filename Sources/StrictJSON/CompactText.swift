/// JSON text that grows at its end.
///
/// Plain memory of its own: for each of some hundreds of short pieces, the checks of an array that is
/// a property of an object take longer than writing the piece.
final class CompactText {
  private var start = UnsafeMutablePointer<UInt8>.allocate(capacity: 512)
  private var capacity = 512
  private(set) var count = 0

  deinit { start.deallocate() }

  /// All of it.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  func clear() { count = 0 }

  func append(_ byte: UInt8) {
    makeRoom(1)
    start[count] = byte
    count += 1
  }

  func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  func append(_ other: CompactText, _ range: Range<Int>) {
    append(UnsafeBufferPointer(start: other.start + range.lowerBound, count: range.count))
  }

  /// Appends a text in which nothing needs to be escaped.
  func append(plain text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        append(utf8)
      } else {
        for byte in utf8 { append(escaping: byte) }
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// The shortest decimal that reads back to the same bits, whole numbers without a point.
  func append<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ number: Number) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number, EncodingError.Context(codingPath: [], debugDescription: "not finite"))
    }
    append(plain: number.description)
    if count > 2, start[count - 2] == UInt8(ascii: "."), start[count - 1] == UInt8(ascii: "0") {
      count -= 2
    }
  }

  /// Whether one piece stands before another: by bytes, whatever Unicode takes for the same letter.
  func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    for offset in 0..<min(left.count, right.count) {
      let (one, other) = (start[left.lowerBound + offset], start[right.lowerBound + offset])
      if one != other { return one < other }
    }
    return left.count < right.count
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    makeRoom(bytes.count)
    (start + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  private func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case ..<0x20:
      append("\\u00")
      append(Self.digit(byte >> 4))
      append(Self.digit(byte & 15))
    default: append(byte)
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private func makeRoom(_ more: Int) {
    guard capacity - count < more else { return }
    var larger = capacity
    while larger - count < more { larger *= 2 }
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    room.update(from: start, count: count)
    start.deallocate()
    start = room
    capacity = larger
  }
}
