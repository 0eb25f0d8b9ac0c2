internal import Lending
internal import Tables

/// What of a table may be meant otherwise than it is read, in sentences for whoever reads the report.
enum TableDoubts {
  /// - Parameters:
  ///   - fractions: columns that are read as percent and may hold fractions.
  ///   - undecided: columns of which nothing tells the unit.
  ///   - thousands: columns whose decimals may be thousands.
  ///   - mark: what stands between whole and fraction.
  static func sentences(
    fractions: [String], undecided: [String], thousands: [String],
    mark: TableDialect.DecimalMark
  ) -> [String] {
    let other: TableDialect.DecimalMark = mark == .point ? .comma : .point
    func sentence(_ names: [String], _ doubt: String, _ remedy: String) -> String? {
      names.isEmpty ? nil : "\(doubt): \(names.joined(separator: ", ")); \(remedy)"
    }
    return [
      sentence(
        fractions, "read as percent, though every number lies between 0 and 1",
        "if these are fractions, say \"unit\": \"fraction\" in an own map"),
      sentence(
        undecided, "left unknown, as they may be percents or fractions",
        "say \"unit\": \"percent\" or \"fraction\" in an own map"),
      sentence(
        thousands, "read with decimals, though they look like thousands",
        "if they are, say \"decimal\": \"\(other.rawValue)\" in an own map"),
    ].compactMap { $0 }
  }
}
