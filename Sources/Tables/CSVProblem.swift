/// Why a table cannot be read any further.
package enum CSVProblem: Error, Sendable, Equatable {
  case empty
  case notText
  case endsInsideCharacter
  /// A quote is never closed, or spans lines and text follows the quote that closes it.
  case quoteLeftOpen(line: Int)
  case recordTooLong(line: Int, limit: Int)
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
    case .recordTooLong(let line, let limit):
      "The row that starts on line \(line) is longer than \(limit) bytes; is a quote missing?"
    case .repeatedColumn(let first, let second):
      "Columns \(first) and \(second) have the same name; is the line of names missing?"
    case .unreadable: "The table cannot be read to its end."
    }
  }
}
