/// Texts by the grammar of RFC 8259, in valid UTF-8 only.
enum JSONText {
  /// The text whose opening quote stands at `start`, and where it ends.
  static func scan(_ bytes: [UInt8], from start: Int) throws(JSONProblem) -> (
    text: String, end: Int
  ) {
    var position = start + 1
    var units: [UInt8] = []
    var runStart = position
    while true {
      guard position < bytes.count else {
        throw JSONProblem(kind: .endedEarly, offset: position)
      }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let end = position + 1
        if units.isEmpty { return (try string(bytes[runStart..<position], start), end) }
        units += bytes[runStart..<position]
        return (try string(units[...], start), end)
      case UInt8(ascii: "\\"):
        units += bytes[runStart..<position]
        try escape(bytes, &position, into: &units)
        runStart = position
      case 0..<0x20: throw JSONProblem(kind: .controlCharacter, offset: position)
      default: position += 1
      }
    }
  }

  private static func string(_ units: ArraySlice<UInt8>, _ start: Int) throws(JSONProblem) -> String
  {
    guard let text = String(validating: units, as: UTF8.self) else {
      throw JSONProblem(kind: .notUTF8, offset: start)
    }
    return text
  }

  private static func escape(
    _ bytes: [UInt8], _ position: inout Int, into units: inout [UInt8]
  ) throws(JSONProblem) {
    let start = position
    position += 1
    guard position < bytes.count else { throw JSONProblem(kind: .endedEarly, offset: position) }
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(letter)
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "u"):
      guard let scalar = scalar(bytes, &position) else {
        throw JSONProblem(kind: .badEscape, offset: start)
      }
      units += Array(String(Character(scalar)).utf8)
    default: throw JSONProblem(kind: .badEscape, offset: start)
    }
  }

  /// One code point of `\uXXXX`, or of a pair of surrogates; nil for half a pair.
  private static func scalar(_ bytes: [UInt8], _ position: inout Int) -> Unicode.Scalar? {
    guard let first = hex(bytes, &position) else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return nil }
    position += 2
    guard let second = hex(bytes, &position), (0xDC00..<0xE000).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private static func hex(_ bytes: [UInt8], _ position: inout Int) -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }
}
