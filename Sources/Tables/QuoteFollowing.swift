internal import CByteScan

/// Which separators of a record stand outside quotes, chunk after chunk of 64 bytes.
protocol QuoteFollowing {
  /// The separators outside quotes of the chunk that starts at `base`; nil where this way of
  /// following is at its end.
  mutating func outside(
    _ separators: UInt64, within: UInt64, _ bytes: UnsafePointer<UInt8>, base: Int
  ) -> UInt64?
}

/// For records without any quote.
struct NoQuotes: QuoteFollowing {
  @inline(__always)
  func outside(
    _ separators: UInt64, within: UInt64, _ bytes: UnsafePointer<UInt8>, base: Int
  ) -> UInt64? { separators }
}

/// For records in which every quote that opens stands at the start of a cell or right after one that
/// closed (a doubled quote).
///
/// There the quotes up to a byte, odd or even, say whether it stands inside. Any other record is
/// refused and must be followed quote by quote.
struct PairedQuotes: QuoteFollowing {
  private var isQuoted = false
  /// Whether the last byte before the chunk was a separator, a quote, or the record's start.
  private var mayOpen = true

  @inline(__always)
  mutating func outside(
    _ separators: UInt64, within: UInt64, _ bytes: UnsafePointer<UInt8>, base: Int
  ) -> UInt64? {
    let quotes = assay_bytes_equal(bytes + base, UInt8(ascii: "\"")) & within
    // Bit by bit whether the number of quotes up to here is odd.
    var inside = quotes
    inside ^= inside &<< 1
    inside ^= inside &<< 2
    inside ^= inside &<< 4
    inside ^= inside &<< 8
    inside ^= inside &<< 16
    inside ^= inside &<< 32
    if isQuoted { inside = ~inside }
    let marks = separators | quotes
    guard quotes & inside & ~(marks &<< 1 | (mayOpen ? 1 : 0)) == 0 else { return nil }
    isQuoted = inside >> 63 != 0
    mayOpen = marks >> 63 != 0
    return separators & ~inside
  }
}

/// For any record, quote by quote.
struct AnyQuotes: QuoteFollowing {
  private var isQuoted = false
  /// Where the cell starts that the scan stands in; a quote opens nowhere else.
  private var cellStart: Int
  /// The second of two quotes that stand for one.
  private var second = -1

  init(cellStart: Int) { self.cellStart = cellStart }

  mutating func outside(
    _ separators: UInt64, within: UInt64, _ bytes: UnsafePointer<UInt8>, base: Int
  ) -> UInt64? {
    var left = separators | assay_bytes_equal(bytes + base, UInt8(ascii: "\"")) & within
    var outside: UInt64 = 0
    while left != 0 {
      let bit = left & (0 &- left)
      let position = base + left.trailingZeroBitCount
      left &= left &- 1
      if separators & bit != 0 {
        if !isQuoted {
          outside |= bit
          cellStart = position + 1
        }
      } else if isQuoted {
        if position == second { continue }
        // What follows the last byte of a record is a line end or a zero.
        if bytes[position + 1] == UInt8(ascii: "\"") {
          second = position + 1
        } else {
          isQuoted = false
        }
      } else if position == cellStart {
        isQuoted = true
      }
    }
    return outside
  }
}
