package import Lending

/// How well the probabilities put those who default above those who repay.
extension ScoredOutcomes {
  /// Area under the receiver operating characteristic: the chance that a default has a higher
  /// probability than a repayment, ties counted half (Mann and Whitney's U over the number of
  /// pairs).
  ///
  /// Nil where one of the two outcomes is missing.
  package var areaUnderCurve: Double? {
    let bad = defaults
    let good = count - bad
    guard bad > 0, good > 0 else { return nil }
    // Twice U is a whole number, so the area is exact up to one division.
    var doubled = 0
    var goodBelow = 0
    forEachTie { rows in
      let badHere = outcomes[rows].count { $0 }
      let goodHere = rows.count - badHere
      doubled += badHere * (2 * goodBelow + goodHere)
      goodBelow += goodHere
    }
    return Double(doubled) / (2 * Double(bad) * Double(good))
  }

  /// `2 · AUC − 1`.
  package var gini: Double? { areaUnderCurve.map { 2 * $0 - 1 } }

  /// Kolmogorov and Smirnov's distance: the largest difference between the shares of defaults and
  /// of repayments at or below a probability.
  ///
  /// Nil where one of the two outcomes is missing.
  package var kolmogorovSmirnov: Double? {
    let bad = defaults
    let good = count - bad
    guard bad > 0, good > 0 else { return nil }
    var (badBelow, goodBelow, widest) = (0, 0, 0.0)
    forEachTie { rows in
      let badHere = outcomes[rows].count { $0 }
      badBelow += badHere
      goodBelow += rows.count - badHere
      let gap = Double(goodBelow) / Double(good) - Double(badBelow) / Double(bad)
      widest = max(widest, abs(gap))
    }
    return widest
  }

  /// The receiver operating characteristic at about `count` places, equally spaced in loans, from
  /// (0, 0) to (1, 1); each lies on the exact curve.
  ///
  /// Nil where one of the two outcomes is missing.
  package func characteristic(places count: Int = 100) -> [RocPoint]? {
    precondition(count >= 1, "a curve has at least one step")
    let bad = defaults
    let good = self.count - bad
    guard bad > 0, good > 0 else { return nil }
    var runs: [Range<Int>] = []
    forEachTie { runs.append($0) }
    var points = [RocPoint(falsePositiveRate: 0, truePositiveRate: 0, probability: nil)]
    var (badAbove, goodAbove, next) = (0, 0, 1)
    for rows in runs.reversed() {
      let badHere = outcomes[rows].count { $0 }
      badAbove += badHere
      goodAbove += rows.count - badHere
      // Loans of one chance are called together, so a place may be passed over.
      guard (badAbove + goodAbove) * count >= next * self.count else { continue }
      next = (badAbove + goodAbove) * count / self.count + 1
      points.append(
        RocPoint(
          falsePositiveRate: Double(goodAbove) / Double(good),
          truePositiveRate: Double(badAbove) / Double(bad),
          probability: probabilities[rows.lowerBound]))
    }
    return points
  }

  private func forEachTie(_ body: (Range<Int>) -> Void) {
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, logOdds[end] == logOdds[start] { end += 1 }
      body(start..<end)
      start = end
    }
  }
}
