package import Lending

/// How well chances would rank and which rates they would give, if they are right: without any
/// outcome.
///
/// The area under the curve is the chance that of two loans the one that defaults has the higher
/// log-odds: `Σᵢⱼ pᵢ(1 − pⱼ)·[xᵢ > xⱼ] / Σᵢⱼ pᵢ(1 − pⱼ)` over pairs of different loans, ties half
/// (confidence-based performance estimation). The interval comes from drawing the loans anew and
/// their outcomes by their chances.
package enum ForetoldStudy {
  /// Nil without loans.
  package static func watch(
    _ loans: [WatchedLoan], resamples: Int = 200, confidence: Double = 0.9,
    draws: inout SeededDraws
  ) -> ForetoldPerformance? {
    guard !loans.isEmpty else { return nil }
    let sorted = loans.sorted { $0.logOdds < $1.logOdds }
    let ranked = RankedChances(sorted.map(\.logOdds))
    let approved = sorted.map { $0.verdict == .approve }
    var (areas, rates, approvedRates): ([Double], [Double], [Double]) = ([], [], [])
    var (times, bad) = ([Int](), [Int]())
    for _ in 0..<resamples {
      (times, bad) = ranked.redraw(&draws)
      if let area = ranked.area(times: times, bad: bad) { areas.append(area) }
      rates.append(Double(bad.reduce(0, +)) / Double(loans.count))
      var (drawn, defaulted) = (0, 0)
      for row in times.indices where approved[row] {
        drawn += times[row]
        defaulted += bad[row]
      }
      if drawn > 0 { approvedRates.append(Double(defaulted) / Double(drawn)) }
    }
    let chances = ranked.chances
    let chosen = zip(chances, approved).filter(\.1).map(\.0)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    return ForetoldPerformance(
      loans: loans.count,
      areaUnderCurve: ranked.expectedArea.flatMap { MeasureInterval($0, among: areas, confidence) },
      defaultRate: MeasureInterval(mean(chances), among: rates, confidence),
      approvedDefaultRate: chosen.isEmpty
        ? nil : MeasureInterval(mean(chosen), among: approvedRates, confidence),
      approved: chosen.count)
  }
}

/// Chances in rising order.
struct RankedChances {
  let chances: [Double]
  private let logOdds: [Double]

  /// - Parameter logOdds: rising.
  init(_ logOdds: [Double]) {
    self.logOdds = logOdds
    chances = logOdds.map(Elementary.logistic)
  }

  /// Nil where no two loans differ in their end.
  var expectedArea: Double? {
    var (won, goodBelow) = (0.0, 0.0)
    forEachTie { rows in
      let bad = chances[rows].reduce(0, +)
      let good = Double(rows.count) - bad
      // A loan is no pair with itself.
      let own = chances[rows].reduce(0) { $0 + $1 * (1 - $1) }
      won += bad * goodBelow + (bad * good - own) / 2
      goodBelow += good
    }
    let bad = chances.reduce(0, +)
    let pairs = bad * goodBelow - chances.reduce(0) { $0 + $1 * (1 - $1) }
    return chances.count > 1 && pairs > 0 ? won / pairs : nil
  }

  /// How often each loan is drawn, and in how many of those it defaults.
  func redraw(_ draws: inout SeededDraws) -> (times: [Int], bad: [Int]) {
    var (times, bad) = ([Int](repeating: 0, count: chances.count), [Int]())
    bad = times
    for _ in chances.indices {
      let row = draws.index(below: chances.count)
      times[row] += 1
      if draws.share() < chances[row] { bad[row] += 1 }
    }
    return (times, bad)
  }

  func area(times: [Int], bad: [Int]) -> Double? {
    var (doubled, goodBelow, badCount) = (0, 0, 0)
    forEachTie { rows in
      let badHere = bad[rows].reduce(0, +)
      let goodHere = times[rows].reduce(0, +) - badHere
      doubled += badHere * (2 * goodBelow + goodHere)
      goodBelow += goodHere
      badCount += badHere
    }
    guard badCount > 0, goodBelow > 0 else { return nil }
    return Double(doubled) / (2 * Double(badCount) * Double(goodBelow))
  }

  private func forEachTie(_ body: (Range<Int>) -> Void) {
    var start = 0
    while start < logOdds.count {
      var end = start + 1
      while end < logOdds.count, logOdds[end] == logOdds[start] { end += 1 }
      body(start..<end)
      start = end
    }
  }
}
