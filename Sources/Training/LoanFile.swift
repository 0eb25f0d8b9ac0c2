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
}
