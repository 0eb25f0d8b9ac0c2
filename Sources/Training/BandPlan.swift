internal import Lending
internal import Monitoring
internal import Scoring

/// Where the bands A to G begin and end, so that their default rates are ordered and apart.
struct BandPlan {
  let cuts: [BandCut]

  private static let letters = ["A", "B", "C", "D", "E", "F", "G"]
  /// Shares of matured loans at or below each cut, best first.
  private static let shares = [0.1, 0.25, 0.45, 0.65, 0.82, 0.94]

  /// Starts from cuts at fixed shares of the loans, rounded to half a percent, and drops a cut where
  /// two neighbours' observed rates are not apart by twice their standard error.
  init(_ scored: ScoredOutcomes) throws(TrainingError) {
    guard scored.count >= 20 else { throw .tooFewLoans(of: "matured loans for bands") }
    var marks: [Double] = []
    for share in Self.shares {
      let at = scored.probabilities[Int(share * Double(scored.count - 1))]
      let mark = (at * 200).rounded() / 200
      if mark > marks.last ?? 0, mark < 1 { marks.append(mark) }
    }
    while let close = Self.closeCut(marks, scored) { marks.remove(at: close) }
    cuts = (0...marks.count).map { index in
      BandCut(letter: Self.letters[index], below: index < marks.count ? marks[index] : nil)
    }
  }

  /// The first cut whose two sides are not apart.
  private static func closeCut(_ marks: [Double], _ scored: ScoredOutcomes) -> Int? {
    let rates = observed(marks, scored)
    return marks.indices.first { index in
      let (below, above) = (rates[index], rates[index + 1])
      guard below.count > 0, above.count > 0 else { return true }
      return above.rate - below.rate < 2 * (below.variance + above.variance).squareRoot()
    }
  }

  private struct Observed {
    var count = 0
    var bad = 0
    var rate: Double { Double(bad) / Double(count) }
    /// With half a loan of each outcome added, so that a band without a default is not certain.
    var variance: Double {
      let p = (Double(bad) + 0.5) / (Double(count) + 1)
      return p * (1 - p) / Double(count)
    }
  }

  private static func observed(_ marks: [Double], _ scored: ScoredOutcomes) -> [Observed] {
    var bands = [Observed](repeating: Observed(), count: marks.count + 1)
    for (probability, bad) in zip(scored.probabilities, scored.outcomes) {
      let band = marks.firstIndex { probability < $0 } ?? marks.count
      bands[band].count += 1
      if bad { bands[band].bad += 1 }
    }
    return bands
  }
}
