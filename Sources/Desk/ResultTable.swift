/// A table that a verb wrote, to be shown row by row without holding its texts in memory.
///
/// Eight bytes a row and eight for each number by which rows are sorted.
package final class ResultTable: Sendable {
  package let columns: [String]
  package let file: ScratchFile
  /// Where each row begins, and the end of the last.
  private let starts: [Int]
  private let numbers: [String: [Double]]
  private let words: [String: Words]

  /// A column of few different words.
  private struct Words: Sendable {
    var all: [String] = []
    var codes: [UInt8] = []
  }

  package var count: Int { max(0, starts.count - 1) }

  /// Reads what was written.
  ///
  /// - Parameters:
  ///   - numbers: columns by which rows are sorted or counted.
  ///   - words: columns by which rows are chosen, of at most 250 different words.
  package init(
    _ file: ScratchFile, numbers: [String], words: [String] = [],
    isCancelled: () -> Bool = { false }
  ) throws(DeskProblem) {
    self.file = file
    var scan = ResultScan(numbers: numbers, words: words)
    var rest: [UInt8] = []
    var place = 0
    while true {
      if isCancelled() { throw .interrupted }
      let piece = try file.read(1 << 20, at: place)
      if piece.isEmpty { break }
      rest += piece
      let base = place + piece.count - rest.count
      place += piece.count
      rest.removeFirst(scan.take(rest, at: base))
    }
    columns = scan.header
    starts = scan.starts
    self.numbers = Dictionary(
      uniqueKeysWithValues: zip(scan.numberNames, scan.numbers).map { ($0, $1) })
    var found: [String: Words] = [:]
    for (name, (all, codes)) in zip(scan.wordNames, scan.words) {
      found[name] = Words(all: all, codes: codes)
    }
    self.words = found
  }

  /// The cells of a row, counted from 0; empty where it cannot be read.
  package func cells(_ row: Int) -> [String] {
    guard row >= 0, row < count else { return [] }
    let range = starts[row]..<starts[row + 1]
    do {
      return ResultScan.cells(try file.read(range.count, at: range.lowerBound)[...])
    } catch {
      return []
    }
  }

  /// The numbers of a column in the order of the table, not a number where a cell is empty.
  package func numbers(_ column: String) -> [Double] { numbers[column] ?? [] }

  /// How often each word of a column stands there.
  package func counts(_ column: String) -> [String: Int] {
    guard let words = words[column] else { return [:] }
    var counts = [Int](repeating: 0, count: words.all.count)
    for code in words.codes { counts[Int(code)] += 1 }
    return Dictionary(uniqueKeysWithValues: zip(words.all, counts).map { ($0, $1) })
  }

  /// The rows that are wanted, in the order that is wanted; rows without the number come last.
  package func order(_ wish: ResultWish, isCancelled: () -> Bool = { false }) -> [UInt32] {
    var rows: [UInt32] = []
    rows.reserveCapacity(count)
    let chosen = wish.words.compactMap { column, word -> (codes: [UInt8], code: UInt8)? in
      guard let words = words[column] else { return nil }
      return (words.codes, words.all.firstIndex(of: word).map { UInt8($0) } ?? .max)
    }
    for row in 0..<count where chosen.allSatisfy({ $0.codes[row] == $0.code }) {
      rows.append(UInt32(row))
    }
    if !wish.text.isEmpty { rows = holding(wish, rows, isCancelled) }
    guard let column = wish.column, let values = numbers[column] else {
      return wish.isDescending ? rows.reversed() : rows
    }
    let isDescending = wish.isDescending
    rows.sort { left, right in
      let (first, second) = (values[Int(left)], values[Int(right)])
      if first.isNaN || second.isNaN {
        return first.isNaN == second.isNaN ? left < right : second.isNaN
      }
      if first == second { return left < right }
      return isDescending ? first > second : first < second
    }
    return rows
  }

  /// The rows whose cell of a column holds a text, whatever its case.
  private func holding(
    _ wish: ResultWish, _ rows: [UInt32], _ isCancelled: () -> Bool
  ) -> [UInt32] {
    guard let place = columns.firstIndex(of: wish.textColumn) else { return rows }
    let wanted = wish.text.lowercased()
    var found: [UInt32] = []
    for (index, row) in rows.enumerated() {
      if index.isMultiple(of: 1024), isCancelled() { return found }
      let cells = cells(Int(row))
      if cells.indices.contains(place), cells[place].lowercased().contains(wanted) {
        found.append(row)
      }
    }
    return found
  }
}

/// Which rows of a result are wanted, and in which order.
package struct ResultWish: Sendable, Equatable {
  /// Column of numbers; nil for the order of the table.
  package var column: String?
  package var isDescending = false
  /// Columns of words with the one that a row must have.
  package var words: [String: String] = [:]
  /// What the cell of `textColumn` must hold; empty for any.
  package var text = ""
  package var textColumn = "id"

  package init() {}
}
