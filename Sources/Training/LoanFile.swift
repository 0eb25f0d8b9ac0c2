internal import Lending
internal import Sealing

/// A file that training read, without its rows.
struct LoanFile: Sendable {
  let source: LoanSource
  let name: String
  let digest: SHA256Digest
  /// Rows of the file under its header.
  let rows: Int
  /// Rows without a usable application or a known outcome.
  let refused: Int
  /// Fields for which the file has no column.
  let missing: [FieldID]

  /// What the file lacks, as a sentence without its stop; nil where it has every field.
  var lack: String? {
    guard !missing.isEmpty else { return nil }
    return "the data file \(name) has no column for "
      + "\(missing.map(\.rawValue).joined(separator: ", ")): unknown for all its rows"
  }

  /// Nothing is learned from a file of which a tenth cannot be read, beyond a few rows: it is not
  /// the file that it seems to be.
  static func check(_ name: String, rows: Int, refused: Int) throws(TrainingError) {
    guard refused < 20 || refused * 10 <= rows else {
      throw .fileDamaged(name: name, reason: "\(refused) of its \(rows) rows cannot be read")
    }
  }
}
