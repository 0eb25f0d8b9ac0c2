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
        "if they are, say \"decimal\": \"\(mark.other.rawValue)\" in an own map"),
    ].compactMap { $0 }
  }
}

extension BoundColumns.SettledColumn {
  /// In which unit the column is read and what decided it; nil where nobody could doubt it or where
  /// nothing did.
  func sentence(_ header: [String]) -> String? {
    let unit = decision.unit == .fraction ? "fractions" : "percent"
    let rates = header.indices.contains(ratePlace) ? header[ratePlace] : ""
    let ground: String
    switch decision.ground {
    case .none, .sign(isMixed: false): return nil
    case .sign(isMixed: true): ground = "some of its numbers have the sign"
    case .numbers(let count, let all):
      let side = decision.unit == .fraction ? "below 1" : "above \(PercentUnit.largestFraction)"
      ground =
        "\(Figure.grouped(Double(count))) of \(Figure.grouped(Double(all))) numbers of the first rows "
        + "lie \(side)"
    case .rates: ground = "the rates of \(rates) are"
    }
    return "\(header[place]): read as \(unit), as \(ground)"
      + (decision.contradictsRates ? ", though the rates of \(rates) are in the other unit" : "")
  }
}
