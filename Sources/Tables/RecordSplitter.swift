internal import Glibc

/// Cuts text into whole records, with the state of quotes followed exactly.
///
/// A quote opens only as the first byte of a cell; inside quotes a doubled one stands for itself. So
/// between two quotes nothing needs a look but line ends, and those are found by the C library.
///
/// A quote that somebody forgot to close is closed by the one that opens a later cell, and all lines
/// between become one cell. What shows it is the text behind that quote, or that none comes before the
/// end or within the longest record: there the record ends with the line on which the quote opens, and
/// the next one starts below. The lines that were looked at for it are not looked at so again: one
/// that left a quote open would have closed this one.
struct RecordSplitter {
  let separator: UInt8
  /// Line on which the next record starts, from 1.
  var line = 1

  enum Found {
    /// Where the record ends, and where the next one starts.
    case record(end: Int, next: Int, quotes: TableBlock.Quotes)
    /// The text ends first.
    case incomplete
  }

  /// Positions in one text, kept from record to record, so that each byte is looked at once.
  struct Marks {
    fileprivate var quote = -1
    fileprivate var feed = -1
    fileprivate var carriage = -1
  }

  /// Where the first line that holds anything starts, at or after the line at `start`.
  ///
  /// A carriage return at the end may be half a line end, so it is left.
  mutating func skipEmptyLines(
    _ bytes: UnsafePointer<UInt8>, count: Int, from start: Int
  ) -> Int {
    var position = start
    while position < count {
      if bytes[position] == 0x0A {
        position += 1
      } else if bytes[position] == 0x0D, position + 1 < count {
        position += bytes[position + 1] == 0x0A ? 2 : 1
      } else {
        break
      }
      line += 1
    }
    return position
  }

  /// The record that starts at `start` of `count` bytes.
  ///
  /// - Parameter isAtEnd: whether no more bytes follow, so that the last line needs no end.
  mutating func next(
    _ bytes: UnsafePointer<UInt8>, count: Int, from start: Int, isAtEnd: Bool, _ marks: inout Marks
  ) -> Found {
    var position = start
    var lines = 0
    var quotes = TableBlock.Quotes.none
    while true {
      Self.find(UInt8(ascii: "\""), bytes, count, from: position, &marks.quote)
      Self.find(0x0A, bytes, count, from: position, &marks.feed)
      Self.find(0x0D, bytes, count, from: position, &marks.carriage)
      let end = min(marks.feed, marks.carriage)
      let quote = marks.quote
      if quote < end {
        quotes = .some
        guard quote == start || bytes[quote - 1] == separator else {
          position = quote + 1
          continue
        }
        let above = lines
        let close = Self.close(bytes, count, open: quote, isAtEnd: isAtEnd, &lines)
        // Text may follow the quote of a cell of one line.
        if let close, close < end {
          position = close + 1
          continue
        }
        let isEndless = (close ?? count) - start > TableReader.longestRecord && end < count
        if !isEndless, close != nil || !isAtEnd {
          guard let close, let isClosed = closes(bytes, count, close, isAtEnd: isAtEnd) else {
            return .incomplete
          }
          if isClosed {
            position = close + 1
            continue
          }
        }
        line += above + 1
        return .record(end: end, next: Self.below(bytes, count, end), quotes: .leftOpen)
      }
      guard end < count else {
        guard isAtEnd else { return .incomplete }
        line += lines
        return .record(end: count, next: count, quotes: quotes)
      }
      var next = end + 1
      if bytes[end] == 0x0D {
        guard next < count || isAtEnd else { return .incomplete }
        if next < count, bytes[next] == 0x0A { next += 1 }
      }
      line += lines + 1
      return .record(end: end, next: next, quotes: quotes)
    }
  }

  /// Where the line below starts, of one that ends at `end`.
  private static func below(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ end: Int) -> Int {
    let isPair = end + 1 < count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
    return min(count, isPair ? end + 2 : end + 1)
  }

  /// Whether nothing but blanks stands between a quote and the end of its cell; nil where the text
  /// ends first.
  @inline(__always)
  private func closes(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, _ quote: Int, isAtEnd: Bool
  ) -> Bool? {
    var place = quote + 1
    while place < count {
      let byte = bytes[place]
      if byte == separator || byte == 0x0A || byte == 0x0D { return true }
      guard byte == 0x20 || byte == 0x09 else { return false }
      place += 1
    }
    return isAtEnd ? true : nil
  }

  /// Makes `mark` the first `byte` at or after `position`, `count` where there is none.
  @inline(__always)
  private static func find(
    _ byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ count: Int, from position: Int,
    _ mark: inout Int
  ) {
    if mark < position { mark = search(byte, bytes, count, from: position) }
  }

  @inline(__always)
  private static func search(
    _ byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ count: Int, from position: Int
  ) -> Int {
    guard position < count,
      let found = memchr(bytes + position, Int32(byte), count - position)
    else { return count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
  }

  /// The quote that closes the one at `open`; nil where the text ends first.
  private static func close(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, open: Int, isAtEnd: Bool, _ lines: inout Int
  ) -> Int? {
    var position = open + 1
    while true {
      let quote = search(UInt8(ascii: "\""), bytes, count, from: position)
      var feed = search(0x0A, bytes, quote, from: position)
      while feed < quote {
        lines += 1
        feed = search(0x0A, bytes, quote, from: feed + 1)
      }
      guard quote < count, quote + 1 < count || isAtEnd else { return nil }
      guard quote + 1 < count, bytes[quote + 1] == UInt8(ascii: "\"") else { return quote }
      position = quote + 2
    }
  }
}
