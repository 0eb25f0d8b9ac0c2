import Sealing

/// Reads the fixed parts of a line one after the other.
struct LineCursor {
  private let bytes: ArraySlice<UInt8>
  /// Counted as in the line.
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  /// Steps over `text`; false where something else stands.
  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.endIndex - position >= count else { return false }
    let start = text.utf8Start
    for offset in 0..<count where bytes[position + offset] != start[offset] { return false }
    position += count
    return true
  }

  /// A whole number from 1, without leading zeros.
  mutating func number() -> Int? {
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard (1...18).contains(digits.count), digits.first != UInt8(ascii: "0") else { return nil }
    position = digits.endIndex
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// A text up to the quote that ends it, which stays.
  mutating func text() -> String? {
    var end = position
    while end < bytes.endIndex, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.endIndex, let text = HeaderText.read(bytes[position..<end]) else {
      return nil
    }
    position = end
    return text
  }

  /// 64 hexadecimal digits.
  mutating func digest() -> SHA256Digest? {
    let end = position + 2 * SHA256Digest.byteCount
    guard end <= bytes.endIndex,
      let digest = SHA256Digest(hex: String(decoding: bytes[position..<end], as: UTF8.self))
    else { return nil }
    position = end
    return digest
  }
}
