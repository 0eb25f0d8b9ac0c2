internal import Glibc
internal import Lending

/// Finds how a table is written down from its first part.
struct DialectSearch {
  /// What was found, and where the first row of data starts.
  struct Found {
    let dialect: TableDialect
    let header: [String]
    /// Bytes up to the end of the line of names.
    let length: Int
    /// The line after the names, from 1.
    let nextLine: Int
    /// The rows of data that were looked at, as texts.
    let sample: [[String]]
  }

  /// Rows that are looked at; a table that changes its ways later is read as it began.
  private static let rows = 200
  /// The names stand within the first lines or on the first one.
  private static let headerRows = 20

  private let bytes: [UInt8]
  private let encoding: TableDialect.Encoding
  private let isAtEnd: Bool
  private let numbers: ([String]) -> Set<Int>?

  /// - Parameter numbers: the places of the columns in which numbers are wanted, by the names; nil for
  ///   all.
  init(
    _ bytes: [UInt8], encoding: TableDialect.Encoding, isAtEnd: Bool,
    numbers: @escaping ([String]) -> Set<Int>? = { _ in nil }
  ) {
    self.numbers = numbers
    self.bytes = bytes + repeatElement(0, count: RecordCells.padding)
    self.encoding = encoding
    self.isAtEnd = isAtEnd
  }

  private var count: Int { bytes.count - RecordCells.padding }

  func found() throws(CSVProblem) -> Found {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
    var best: (sample: Sample, score: (Int, Int, Int))?
    var problem: CSVProblem?
    for separator in candidates {
      // Most tables hold one of the four only.
      if separator != UInt8(ascii: ","), !bytes.contains(separator) { continue }
      let sample: Sample
      do { sample = try self.sample(separator) } catch {
        problem = problem ?? error
        continue
      }
      let score = sample.score
      if let known = best, known.score >= score { continue }
      best = (sample, score)
    }
    guard let sample = best?.sample, let first = sample.names else { throw problem ?? .empty }
    let names = knownNames(below: first, sample)
    let header = sample.rows[names]
    if let line = header.openQuoteLine { throw .quoteLeftOpen(line: line) }
    let data = sample.rows.dropFirst(names + 1).filter { $0.openQuoteLine == nil }
    // What nobody reads, such as versions or addresses, says nothing of the numbers.
    let wanted = numbers(header.cells)
    let evidence = DecimalEvidence(
      data.flatMap { row in
        wanted.map { places in row.cells.indices.filter(places.contains).map { row.cells[$0] } }
          ?? row.cells
      }, separator: sample.separator)
    let dialect = TableDialect(
      encoding: textEncoding, separator: sample.separator, decimalMark: evidence.mark,
      isMarkShown: evidence.commas + evidence.points > 0, headerLine: header.line)
    return Found(
      dialect: dialect, header: header.cells, length: header.next, nextLine: header.nextLine,
      sample: data.map(\.cells))
  }

  /// The row of names that are asked for, where the first that looks like one has none of them, such
  /// as `X1,X2,X3` above `LIMIT_BAL,SEX,AGE`; else that first one.
  private func knownNames(below first: Int, _ sample: Sample) -> Int {
    guard numbers(sample.rows[first].cells)?.isEmpty ?? false else { return first }
    let below = sample.rows.indices.prefix(Self.headerRows).dropFirst(first + 1)
    return below.first { row in
      sample.rows[row].isOfWords && numbers(sample.rows[row].cells)?.isEmpty == false
    } ?? first
  }

  /// What is not UTF-8 in the first part makes the whole Windows-1252; a character that the part
  /// cuts is no sign.
  private var textEncoding: TableDialect.Encoding {
    guard encoding == .utf8 else { return encoding }
    let part = bytes[..<count]
    for cut in 0..<(isAtEnd ? 1 : 4) where cut <= count {
      if String(validating: part.dropLast(cut), as: UTF8.self) != nil { return .utf8 }
    }
    return .windows1252
  }

  /// The first rows, read with one separator.
  private struct Sample {
    struct Row {
      let cells: [String]
      let line: Int
      let next: Int
      let nextLine: Int
      let openQuoteLine: Int?

      var filled: Int { cells.count { !$0.isEmpty } }
      var isOfWords: Bool { cells.allSatisfy { $0.isEmpty || Figure.read($0) == nil } }
    }

    let separator: UInt8
    let rows: [Row]

    /// The row of names: the first with two cells that say something, unless they are numbers.
    ///
    /// What stands above such a row is a title or a note of one cell. A table of one column has none.
    var names: Int? {
      guard let first = rows.firstIndex(where: { $0.filled > 0 }) else { return nil }
      let wide = rows.prefix(DialectSearch.headerRows).firstIndex { $0.filled > 1 }
      guard let wide else { return first }
      if let names = namesBelow(wide) { return names }
      guard wide > first else { return first }
      return rows[wide].isOfWords ? wide : first
    }

    /// The row of names under titles of several cells: the first of words that is as wide as most
    /// rows; nil where the titles themselves may be the names.
    ///
    /// Titles fill at most half as many cells, or hold a number and have another width.
    private func namesBelow(_ wide: Int) -> Int? {
      let widths = Dictionary(grouping: rows[wide...], by: \.cells.count).mapValues(\.count)
      guard let usual = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else {
        return nil
      }
      let near = rows.indices.prefix(DialectSearch.headerRows)
      let names = near.first { row in
        row > wide && rows[row].cells.count == usual && rows[row].isOfWords
          && rows[row].filled * 2 > usual
      }
      guard let names, names < rows.indices.last ?? 0 else { return nil }
      let areTitles = rows[wide..<names].allSatisfy { title in
        title.filled * 2 <= rows[names].filled || title.cells.count != usual && !title.isOfWords
      }
      return areTitles ? names : nil
    }

    /// What speaks for the separator: that half of the rows have as many cells as the names, that
    /// the names stand first, and how many cells agree.
    var score: (Int, Int, Int) {
      guard let names, rows[names].cells.count > 1 else { return (0, 0, 0) }
      let width = rows[names].cells.count
      let same = rows[names...].count { $0.cells.count == width }
      let filled = rows.count { $0.filled > 0 }
      let isFirst = rows[..<names].allSatisfy { $0.filled == 0 }
      return (same * 2 >= filled ? 1 : 0, isFirst ? 1 : 0, same * width)
    }
  }

  private func sample(_ separator: UInt8) throws(CSVProblem) -> Sample {
    var splitter = RecordSplitter(separator: separator)
    var records: [(record: TableBlock.Record, next: Int, nextLine: Int)] = []
    var problem: CSVProblem?
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var marks = RecordSplitter.Marks()
      var position = 0
      while position < count, records.count < Self.rows {
        let line = splitter.line
        guard
          case .record(let end, let next, let quotes) = splitter.next(
            base, count: count, from: position, isAtEnd: isAtEnd, &marks)
        else {
          // Only the row of names must be whole; what is wrong further down is told there.
          if records.isEmpty {
            problem = .recordTooLong(
              line: line, hasQuote: memchr(base + position, 0x22, count - position) != nil)
          }
          return
        }
        records.append(
          (
            TableBlock.Record(
              start: UInt32(position), end: UInt32(end), line: UInt32(clamping: line),
              quotes: quotes), next, splitter.line
          ))
        position = next
      }
    }
    if let problem { throw problem }
    let block = TableBlock(
      bytes: bytes, records: records.map(\.record), separator: separator, firstRow: 1,
      bytesRead: 0)
    var cells = RecordCells(block)
    var rows: [Sample.Row] = []
    for (index, found) in records.enumerated() {
      cells.scan(index)
      let texts = cells.texts
      rows.append(
        Sample.Row(
          cells: (0..<texts.count).map { texts[$0] }, line: Int(found.record.line),
          next: found.next, nextLine: found.nextLine, openQuoteLine: cells.openQuoteLine))
    }
    return Sample(separator: separator, rows: rows)
  }
}
