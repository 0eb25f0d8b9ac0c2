/// The version that every line of every version begins with: `{"v":N,`.
enum LineVersion {
  private static let opening = Array("{\"v\":".utf8)

  static func read(_ bytes: [UInt8]) -> Int? {
    guard let digits = digits(bytes) else { return nil }
    return bytes[digits].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// The same line with another version.
  static func replaced(_ bytes: [UInt8], by version: Int) -> [UInt8]? {
    guard let digits = digits(bytes) else { return nil }
    var copy = bytes
    copy.replaceSubrange(digits, with: String(version).utf8)
    return copy
  }

  private static func digits(_ bytes: [UInt8]) -> Range<Int>? {
    guard bytes.starts(with: opening) else { return nil }
    let digits = bytes[opening.count...].prefix {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    guard (1...9).contains(digits.count), digits.endIndex < bytes.count,
      bytes[digits.endIndex] == UInt8(ascii: ",")
    else { return nil }
    return digits.startIndex..<digits.endIndex
  }
}
