/// The bytes of a table, as UTF-8 where they come as UTF-16; other bytes pass as they are.
struct TextSource {
  private let source: () throws -> [UInt8]
  private(set) var encoding: TableDialect.Encoding = .utf8
  /// Bytes that were read to find the encoding, without the byte-order mark.
  private var first: [UInt8] = []
  /// What is left of a piece of UTF-16: half a unit, or the first half of a pair.
  private var rest: [UInt8] = []
  private var isAtEnd = false
  /// Bytes that the source gave.
  private(set) var bytesRead = 0

  /// Enough to tell UTF-16 by its zeros where there is no mark.
  private static let sample = 4096

  init(_ source: @escaping () throws -> [UInt8]) throws(CSVProblem) {
    self.source = source
    while first.count < Self.sample, !isAtEnd { first += try piece() }
    if first.starts(with: [0xEF, 0xBB, 0xBF]) {
      first = Self.without([0xEF, 0xBB, 0xBF], first)
    } else if first.starts(with: [0xFF, 0xFE]) {
      encoding = .utf16LittleEndian
      first = Self.without([0xFF, 0xFE], first)
    } else if first.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16BigEndian
      first = Self.without([0xFE, 0xFF], first)
    } else if let found = Self.unmarked(first.prefix(Self.sample)) {
      encoding = found
    }
  }

  /// What stands behind the marks; a program that adds one to a file that has one leaves two.
  private static func without(_ mark: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    while rest.starts(with: mark) { rest = rest.dropFirst(mark.count) }
    return Array(rest)
  }

  /// The next bytes, empty at the end.
  mutating func next() throws(CSVProblem) -> [UInt8] {
    while true {
      var bytes = first
      if bytes.isEmpty {
        if isAtEnd { return [] }
        bytes = try piece()
      }
      first = []
      guard encoding == .utf16LittleEndian || encoding == .utf16BigEndian else {
        if bytes.isEmpty, !isAtEnd { continue }
        return bytes
      }
      let text = try decoded(bytes)
      if !text.isEmpty || isAtEnd { return text }
    }
  }

  private mutating func piece() throws(CSVProblem) -> [UInt8] {
    do {
      let piece = try source()
      if piece.isEmpty { isAtEnd = true }
      bytesRead += piece.count
      return piece
    } catch {
      throw .unreadable
    }
  }

  /// Most of a table is ASCII, so in UTF-16 nearly every second byte is zero.
  private static func unmarked(_ bytes: ArraySlice<UInt8>) -> TableDialect.Encoding? {
    guard bytes.count >= 8 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (offset, byte) in bytes.enumerated() where byte == 0 {
      if offset.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = bytes.count / 2
    if zeros.odd * 10 > half * 7, zeros.even * 10 < half { return .utf16LittleEndian }
    if zeros.even * 10 > half * 7, zeros.odd * 10 < half { return .utf16BigEndian }
    return nil
  }

  /// Half a pair of surrogates becomes U+FFFD, which no number and no word contains.
  private mutating func decoded(_ bytes: [UInt8]) throws(CSVProblem) -> [UInt8] {
    let bytes = rest + bytes
    rest = []
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2 + 8)
    var index = 0
    func unit(_ index: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return encoding == .utf16LittleEndian ? first | second << 8 : first << 8 | second
    }
    while index + 1 < bytes.count {
      var scalar = unit(index)
      var width = 2
      if scalar & 0xFC00 == 0xD800 {
        if index + 3 < bytes.count {
          let low = unit(index + 2)
          if low & 0xFC00 == 0xDC00 {
            scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
            width = 4
          }
        } else if !isAtEnd {
          break
        }
      }
      Self.append(Unicode.Scalar(scalar) ?? "\u{FFFD}", to: &text)
      index += width
    }
    rest = Array(bytes[index...])
    guard rest.isEmpty || !isAtEnd else { throw .endsInsideCharacter }
    return text
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    if scalar.isASCII {
      text.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
