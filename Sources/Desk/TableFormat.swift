internal import Tables

/// How a table is written.
package enum TableFormat: String, Sendable, CaseIterable {
  case csv
  /// One JSON object a line; what is not known is null.
  case jsonl

  /// By the ending of a file's name; CSV for any other.
  package init(fileName: String) {
    self = fileName.hasSuffix(".jsonl") || fileName.hasSuffix(".ndjson") ? .jsonl : .csv
  }

  /// What stands before the first row.
  func head(_ names: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    if self == .csv { CSVWriter.append(names.map { .text($0) }, to: &bytes) }
    return bytes
  }

  /// Appends a row; `names` are those of the cells.
  func append(_ cells: [CSVWriter.Cell], _ names: [String], to bytes: inout [UInt8]) {
    switch self {
    case .csv: CSVWriter.append(cells, to: &bytes)
    case .jsonl: JSONLinesWriter.append(cells, names, to: &bytes)
    }
  }
}
