/// Why a table cannot be read any further.
package enum CSVProblem: Error, Sendable, Equatable {
  case empty
  case notText
  case endsInsideCharacter
  /// A quote is never closed, or spans lines and text follows the quote that closes it.
  case quoteLeftOpen(line: Int)
  /// - Parameter hasQuote: whether a quote stands in the row, which may be one too many.
  case recordTooLong(line: Int, hasQuote: Bool)
  /// Two columns, from 1, have the name of one that is read.
  case repeatedColumn(first: Int, second: Int)
  /// The file itself failed under the reader.
  case unreadable

  package var sentence: String {
    switch self {
    case .empty: "The table is empty: a first line with column names is needed."
    case .notText: "The table is not text; save it as CSV in UTF-8."
    case .endsInsideCharacter:
      "The table ends inside a character of UTF-16; it was cut off, so fetch it again."
    case .quoteLeftOpen(let line):
      "A quote that opens on line \(line) is not closed."
    case .recordTooLong(let line, let hasQuote):
      "The row that starts on line \(line) is longer than \(TableReader.longestRecord >> 20) MiB, the "
        + "most that a row may have; "
        + (hasQuote ? "is a quote missing?" : "leave out columns or shorten its texts.")
    case .repeatedColumn(let first, let second):
      "Columns \(first) and \(second) have the same name, by which one is read; rename the other or "
        + "take it away."
    case .unreadable: "The table cannot be read to its end."
    }
  }
}
