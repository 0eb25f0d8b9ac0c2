internal import Lending

/// How much the level of risk moves from one issue year to the next, at equal inputs.
///
/// For the card; the interval's own constant is that of `IntervalPlan`.
struct VintageSpread {
  /// One issue year.
  struct Year: Equatable {
    let year: Int
    let loans: Int
    let defaults: Int
    /// Log-odds by which the year's defaults lie above the model.
    let shift: Double
    /// Variance of the shift from the number of loans alone.
    let sampling: Double
  }

  let years: [Year]
  /// Variance of the years' true shifts.
  let variance: Double

  private static let fewest = 100

  /// `logOdds` are calibrated, one a row, from models that did not learn from its issue year.
  init(_ rows: TrainingRows, logOdds: [Double?]) throws(TrainingError) {
    var members: [Int: [Int]] = [:]
    for (index, vintage) in rows.vintages.enumerated() {
      if let vintage { members[vintage, default: []].append(index) }
    }
    years = members.keys.sorted().compactMap { year in
      Self.year(year, members[year] ?? [], rows, logOdds)
    }
    guard years.count >= 3 else { throw .tooFewLoans(of: "three matured issue years") }
    variance = Self.between(years)
  }

  private static func year(
    _ year: Int, _ members: [Int], _ rows: TrainingRows, _ logOdds: [Double?]
  ) -> Year? {
    let known = members.filter { logOdds[$0] != nil }
    guard known.count >= fewest,
      let rate = RateShift(
        logOdds: known.compactMap { logOdds[$0] }, defaulted: known.map { rows.defaulted[$0] })
    else { return nil }
    return Year(
      year: year, loans: known.count, defaults: known.count { rows.defaulted[$0] },
      shift: rate.shift, sampling: rate.sampling)
  }

  /// DerSimonian and Laird's moment estimate: what the shifts vary by beyond their sampling error.
  private static func between(_ years: [Year]) -> Double {
    let weights = years.map { 1 / $0.sampling }
    let total = weights.reduce(0, +)
    let mean = zip(years, weights).reduce(0) { $0 + $1.0.shift * $1.1 } / total
    let spread = zip(years, weights).reduce(0) {
      $0 + $1.1 * ($1.0.shift - mean) * ($1.0.shift - mean)
    }
    let scale = total - weights.reduce(0) { $0 + $1 * $1 } / total
    return max(0, (spread - Double(years.count - 1)) / scale)
  }
}
