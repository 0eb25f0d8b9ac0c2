internal import Glibc

/// Finds the rows of a table of our own writing, and the numbers and words in it.
///
/// Quotes are doubled inside quoted cells and line ends are LF or CRLF, as `CSVWriter` writes them.
struct ResultScan {
  private(set) var header: [String] = []
  private(set) var starts: [Int] = []
  let numberNames: [String]
  private(set) var numbers: [[Double]]
  let wordNames: [String]
  private(set) var words: [(all: [String], codes: [UInt8])]
  /// For each column what is done with its cells: an index of numbers, or of words.
  private var uses: [Use] = []

  private enum Use {
    case none
    case number(Int)
    case word(Int)
  }

  init(numbers: [String], words: [String]) {
    numberNames = numbers
    self.numbers = numbers.map { _ in [] }
    wordNames = words
    self.words = words.map { _ in ([], []) }
  }

  /// Takes up whole rows from bytes that stand at a place of the file; answers how many bytes they
  /// are.
  mutating func take(_ bytes: [UInt8], at place: Int) -> Int {
    var start = 0
    var isQuoted = false
    var ends: [Int] = []
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: ends.append(index)
      case 0x0A where !isQuoted:
        ends.append(index)
        row(bytes, start, ends, place)
        ends.removeAll(keepingCapacity: true)
        start = index + 1
      default: break
      }
    }
    return start
  }

  private mutating func row(_ bytes: [UInt8], _ start: Int, _ ends: [Int], _ place: Int) {
    guard let last = ends.last else { return }
    if starts.isEmpty {
      header = Self.cells(bytes[start...last])
      uses = header.map { name in
        if let index = numberNames.firstIndex(of: name) { return .number(index) }
        if let index = wordNames.firstIndex(of: name) { return .word(index) }
        return .none
      }
      starts.append(place + last + 1)
      return
    }
    starts.append(place + last + 1)
    var from = start
    for (column, end) in ends.enumerated() where column < uses.count {
      switch uses[column] {
      case .none: break
      case .number(let index): numbers[index].append(Self.number(bytes[from..<end]))
      case .word(let index): take(word: bytes[from..<end], index)
      }
      from = end + 1
    }
  }

  private mutating func take(word bytes: ArraySlice<UInt8>, _ index: Int) {
    let text = Self.text(bytes)
    let code: Int
    if let known = words[index].all.firstIndex(of: text) {
      code = known
    } else {
      // What comes after so many different words is told as one.
      code = min(words[index].all.count, 250)
      if code == words[index].all.count { words[index].all.append(code < 250 ? text : "other") }
    }
    words[index].codes.append(UInt8(code))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Double {
    guard !bytes.isEmpty else { return .nan }
    return Double(text(bytes)) ?? .nan
  }

  /// The texts of the cells of one row.
  static func cells(_ row: ArraySlice<UInt8>) -> [String] {
    var cells: [String] = []
    var from = row.startIndex
    var isQuoted = false
    for index in row.indices {
      switch row[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted, 0x0A where !isQuoted:
        cells.append(text(row[from..<index]))
        from = index + 1
      default: break
      }
    }
    if from < row.endIndex { cells.append(text(row[from...])) }
    return cells
  }

  private static func text(_ cell: ArraySlice<UInt8>) -> String {
    var cell = cell
    if cell.last == 0x0D { cell.removeLast() }
    guard cell.first == UInt8(ascii: "\""), cell.count > 1 else {
      return String(decoding: cell, as: UTF8.self)
    }
    return String(decoding: cell.dropFirst().dropLast(), as: UTF8.self)
      .replacing("\"\"", with: "\"")
  }
}
