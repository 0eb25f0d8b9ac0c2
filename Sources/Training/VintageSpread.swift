internal import Lending

/// How much the level of risk moves from one issue year to the next, at equal inputs.
///
/// A bootstrap knows nothing of a year unlike those it drew from, so this variance is added to
/// every interval.
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

  /// `logOdds` are calibrated, one a row, from models that did not learn from it.
  init(_ rows: TrainingRows, logOdds: [Double]) throws(TrainingError) {
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
    _ year: Int, _ members: [Int], _ rows: TrainingRows, _ logOdds: [Double]
  ) -> Year? {
    let bad = members.count { rows.defaulted[$0] }
    guard members.count >= fewest, bad > 0, bad < members.count else { return nil }
    var shift = 0.0
    var curvature = 0.0
    for _ in 0..<50 {
      var gradient = 0.0
      curvature = 0
      for index in members {
        let p = Elementary.logistic(logOdds[index] + shift)
        gradient += (rows.defaulted[index] ? 1 : 0) - p
        curvature += p * (1 - p)
      }
      let step = gradient / curvature
      shift += min(max(step, -1), 1)
      if abs(step) < 1e-9 { break }
    }
    return Year(
      year: year, loans: members.count, defaults: bad, shift: shift, sampling: 1 / curvature)
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
