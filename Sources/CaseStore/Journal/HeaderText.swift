/// Texts inside a header, written in one way only, so that equal headers are equal bytes.
enum HeaderText {
  /// Writes `text` as JSON without its quotes: quote, backslash and control characters escaped,
  /// everything else as it is.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case ..<0x20: bytes += escape(byte)
      default: bytes.append(byte)
      }
    }
  }

  /// Reads a text that ends before the quote at `end`; nil unless written exactly as above.
  static func read(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else {
      return String(validating: bytes, as: UTF8.self)
    }
    var plain: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      guard byte >= 0x20 else { return nil }
      guard byte == UInt8(ascii: "\\") else {
        plain.append(byte)
        position += 1
        continue
      }
      guard position + 1 < bytes.endIndex else { return nil }
      let next = bytes[position + 1]
      if next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") {
        plain.append(next)
        position += 2
      } else if let control = control(escapedIn: bytes[position...]) {
        plain.append(control)
        position += 6
      } else {
        return nil
      }
    }
    return String(validating: plain, as: UTF8.self)
  }

  private static func control(escapedIn bytes: ArraySlice<UInt8>) -> UInt8? {
    (0..<0x20).first { bytes.starts(with: escape($0)) }
  }

  private static func escape(_ control: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return Array("\\u00".utf8) + [digits[Int(control >> 4)], digits[Int(control & 15)]]
  }
}
