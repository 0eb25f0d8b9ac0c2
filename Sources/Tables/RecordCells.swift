internal import CByteScan

/// The cells of one record at a time, as ranges of bytes; nothing is copied until it is asked for.
///
/// Separators are found 64 bytes at a time: a table of many columns has
/// cells of a few bytes, and a branch for each byte would cost more than the rest of the work.
package struct RecordCells {
  /// Zeros that must follow the bytes of a block.
  static let padding = 64

  private let block: TableBlock
  private var record: TableBlock.Record
  /// Where each cell but the last ends, then where the record ends.
  private var ends: [UInt32]
  package private(set) var count = 0

  package init(_ block: TableBlock) {
    self.block = block
    record = TableBlock.Record(start: 0, end: 0, line: 1, quotes: .none)
    ends = [UInt32](repeating: 0, count: 256)
  }

  /// How many records the block has.
  package var total: Int { block.records.count }

  /// Finds the cells of a record of the block.
  package mutating func scan(_ index: Int) {
    record = block.records[index]
    let (start, end) = (Int(record.start), Int(record.end))
    // Every byte may be a separator, and eight places more are written over the end.
    let room = end - start + 16
    if ends.count < room {
      ends += [UInt32](repeating: 0, count: max(room, 2 * ends.count) - ends.count)
    }
    let (separator, hasQuotes, text) = (block.separator, record.quotes != .none, block.bytes)
    count = text.withUnsafeBufferPointer { buffer in
      ends.withUnsafeMutableBufferPointer { ends in
        guard let bytes = buffer.baseAddress, let ends = ends.baseAddress else { return 0 }
        let cells = start..<end
        let found =
          (hasQuotes
            ? Self.separators(separator, cells, bytes, ends, PairedQuotes())
              ?? Self.separators(separator, cells, bytes, ends, AnyQuotes(cellStart: start))
            : Self.separators(separator, cells, bytes, ends, NoQuotes())) ?? 0
        ends[found] = UInt32(truncatingIfNeeded: end)
        return found + 1
      }
    }
  }

  /// Writes where the separators of a record stand, and answers how many there are; nil where the
  /// quotes cannot be followed in this way.
  @inline(__always)
  private static func separators(
    _ separator: UInt8, _ record: Range<Int>, _ bytes: UnsafePointer<UInt8>,
    _ ends: UnsafeMutablePointer<UInt32>, _ following: some QuoteFollowing
  ) -> Int? {
    var quotes = following
    var found = 0
    var base = record.lowerBound
    while base < record.upperBound {
      let left = record.upperBound - base
      // The last chunk reaches beyond the record.
      let inside: UInt64 = left < 64 ? (1 << UInt64(left)) - 1 : .max
      let all = assay_bytes_equal(bytes + base, separator) & inside
      guard var mask = quotes.outside(all, within: inside, bytes, base: base) else { return nil }
      // Eight at once without asking is quicker than asking after each.
      let total = mask.nonzeroBitCount
      var written = 0
      while written < total {
        for step in 0..<8 {
          ends[found + written + step] = UInt32(
            truncatingIfNeeded: base + mask.trailingZeroBitCount)
          mask &= mask &- 1
        }
        written += 8
      }
      found += total
      base += 64
    }
    return found
  }

  /// Gives the cells as ranges of bytes for as long as `body` runs.
  @inline(__always)
  func withView<Result>(_ body: (CellView) -> Result) -> Result? {
    block.bytes.withUnsafeBufferPointer { buffer in
      ends.withUnsafeBufferPointer { ends in
        guard let bytes = buffer.baseAddress, let ends = ends.baseAddress else { return nil }
        return body(CellView(bytes: bytes, ends: ends, start: Int(record.start)))
      }
    }
  }

  /// A cell as it stands, with its quotes.
  func raw(_ column: Int) -> Range<Int> {
    let start = column == 0 ? Int(record.start) : Int(ends[column - 1]) + 1
    return start..<Int(ends[column])
  }

  /// A cell of printable ASCII as text, nil for any other.
  func shortText(_ column: Int, longest: Int) -> String? {
    let text = withView { view -> String? in
      guard let cell = view.plain(column), cell.count <= longest else { return nil }
      for index in cell where view.bytes[index] < 0x20 || view.bytes[index] > 0x7E { return nil }
      return String(
        decoding: UnsafeBufferPointer(start: view.bytes + cell.lowerBound, count: cell.count),
        as: UTF8.self)
    }
    return text ?? nil
  }

  /// The line of the file on which a quote opens that nothing closes; nil where all are closed.
  ///
  /// Such a record ends with that line, and none of its cells is to be believed.
  package var openQuoteLine: Int? {
    guard record.quotes == .leftOpen else { return nil }
    return bytes.reduce(Int(record.line)) { $1 == 0x0A ? $0 + 1 : $0 }
  }

  /// A cell as text.
  package func text(_ column: Int) -> String { CellText.read(block.bytes[raw(column)]) }

  /// A cell as text with the blanks around it.
  func wholeText(_ column: Int) -> String { CellText.whole(block.bytes[raw(column)]) }

  /// The record as texts.
  package var texts: CSVRecord { CSVRecord(self, line: Int(record.line)) }

  /// Memory for the record's bytes.
  var bytes: ArraySlice<UInt8> { block.bytes[Int(record.start)..<Int(record.end)] }
  var start: Int { Int(record.start) }
}
