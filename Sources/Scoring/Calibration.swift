package import Lending

/// From the trees' sums to shown numbers: level, centre, spread, points and bands.
package struct Calibration: Codable, Sendable, Equatable {
  /// Log-odds = intercept + slope × the trees' log-odds, fitted on matured vintages.
  package let intercept: Double
  package let slope: Double
  /// Average of each input's table over the training loans, on the trees' scale; contributions are
  /// measured from it.
  package let centres: [Double]
  /// Variance of each input's table under refits on bootstrap resamples, on the shown scale: one
  /// number a bin, the last for unknown.
  package let variances: [[Double]]
  /// Variance between vintages, on the shown scale.
  package let vintageVariance: Double
  /// Confidence of the interval, with its number of standard deviations.
  package let confidence: Double
  package let deviations: Double
  package let points: ScorePoints
  /// From the best to the worst; the last has no upper end.
  package let bands: [BandCut]

  package init(
    intercept: Double, slope: Double, centres: [Double], variances: [[Double]],
    vintageVariance: Double, confidence: Double, deviations: Double, points: ScorePoints,
    bands: [BandCut]
  ) {
    self.intercept = intercept
    self.slope = slope
    self.centres = centres
    self.variances = variances
    self.vintageVariance = vintageVariance
    self.confidence = confidence
    self.deviations = deviations
    self.points = points
    self.bands = bands
  }

  /// Whether every constant is one that a training can give; a pack may say anything.
  var isSound: Bool {
    let numbers = [intercept, slope, vintageVariance, confidence, deviations] + centres
    let spreads = variances.joined() + [vintageVariance, deviations]
    let cuts = bands.dropLast().compactMap(\.below)
    return numbers.allSatisfy { abs($0) < 1e6 } && slope > 0 && (0..<1).contains(confidence)
      && spreads.allSatisfy { (0..<1e6).contains($0) }
      && !bands.isEmpty && bands[bands.count - 1].below == nil && cuts.count == bands.count - 1
      && zip(cuts, cuts.dropFirst()).allSatisfy { $0 < $1 } && points.isSound
  }

  package func band(of probability: Probability) -> Band {
    let value = probability.value
    let place = bands.firstIndex { value < ($0.below ?? 2) } ?? bands.count - 1
    return Band(letter: bands[place].letter)
  }

  package func interval(_ score: MeasuredScore) -> ProbabilityInterval {
    let reach = deviations * score.variance.squareRoot()
    return ProbabilityInterval(
      low: Probability(logOdds: score.logOdds - reach),
      high: Probability(logOdds: score.logOdds + reach), confidence: confidence)
  }
}

/// `score = anchor − pointsToDouble · log2(odds / odds of the average applicant)`, rounded, then
/// clamped.
package struct ScorePoints: Codable, Sendable, Equatable {
  package let anchor: Double
  package let pointsToDouble: Double
  package let minimum: Double
  package let maximum: Double

  package init(anchor: Double, pointsToDouble: Double, minimum: Double, maximum: Double) {
    self.anchor = anchor
    self.pointsToDouble = pointsToDouble
    self.minimum = minimum
    self.maximum = maximum
  }

  /// 300…850 with 600 the average applicant and 50 points to double the odds.
  package static let standard = ScorePoints(
    anchor: 600, pointsToDouble: 50, minimum: 300, maximum: 850)

  var isSound: Bool {
    [anchor, pointsToDouble, minimum, maximum].allSatisfy { abs($0) < 1e6 } && minimum <= maximum
  }

  /// `base` are the log-odds of the average applicant.
  package func score(logOdds: Double, base: Double) -> Int {
    let doublings = (logOdds - base) / 6.931_471_805_599_453_094_2e-01
    let score = (anchor - pointsToDouble * doublings).rounded(.toNearestOrEven)
    // What is no number is above nothing and so the least.
    guard score > minimum else { return Int(minimum) }
    return Int(min(score, maximum))
  }
}

/// The upper end of a band as a probability of 0…1; nil for the last.
package struct BandCut: Codable, Sendable, Equatable {
  package let letter: String
  package let below: Double?

  package init(letter: String, below: Double?) {
    self.letter = letter
    self.below = below
  }
}
