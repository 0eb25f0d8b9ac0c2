internal import CaseStore
internal import FoundationEssentials

/// How the store stands: what is in it, and when it was last backed up.
package struct StoreStatus: Sendable, Equatable, Encodable {
  package struct Backup: Sendable, Equatable, Encodable {
    /// ISO 8601 in UTC.
    package let at: String
    package let by: String
    package let folder: String
    /// The last record that it holds, as printed on reports.
    package let checkpoint: String
    /// Whole days since; nil where the clock says that it is still to come.
    package let days: Int?

    init(_ mark: BackupMark, now: Date) {
      at = mark.at
      by = mark.by
      folder = mark.folder
      checkpoint = mark.checkpoint.description
      let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
      let age = (try? style.parse(mark.at)).map { now.timeIntervalSince($0) }
      days = age.flatMap { $0 >= 0 ? Int($0 / 86_400) : nil }
    }
  }

  package let folder: String
  package let cases: Int
  package let erasedCases: Int
  package let records: Int
  /// The last record: print it somewhere else.
  package let checkpoint: String
  package let lastBackup: Backup?
  /// Months for which a case is kept after its last record, and the law that wants it so.
  package let monthsKept: Int
  package let jurisdiction: String
  package let notices: [String]
}
