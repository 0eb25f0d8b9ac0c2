/// Where runs of equal log-odds end, so that a redrawn area needs whole numbers and one pass.
struct RankedTies: Sendable {
  /// One after the last row of each run, rising.
  let ends: [Int]

  /// - Parameter values: rising.
  init(_ values: [Double]) {
    ends = values.indices.filter { $0 + 1 == values.count || values[$0 + 1] != values[$0] }
      .map { $0 + 1 }
  }

  /// Ranking of rows that count several times: area under the curve and Kolmogorov and Smirnov's
  /// distance; nil where one outcome is missing.
  ///
  /// Both arrays stand in the order of the values.
  func ranking(_ outcomes: [Bool], _ times: [Int]) -> (area: Double, distance: Double)? {
    var (bad, good) = (0, 0)
    for row in times.indices {
      if outcomes[row] { bad += times[row] } else { good += times[row] }
    }
    guard bad > 0, good > 0 else { return nil }
    var (doubled, badBelow, goodBelow, start, widest) = (0, 0, 0, 0, 0.0)
    for end in ends {
      var (badHere, goodHere) = (0, 0)
      for row in start..<end {
        if outcomes[row] { badHere += times[row] } else { goodHere += times[row] }
      }
      doubled += badHere * (2 * goodBelow + goodHere)
      badBelow += badHere
      goodBelow += goodHere
      let gap = Double(goodBelow) / Double(good) - Double(badBelow) / Double(bad)
      widest = max(widest, abs(gap))
      start = end
    }
    return (Double(doubled) / (2 * Double(bad) * Double(good)), widest)
  }
}
