internal import Lending

/// All measures of rows that count several times each, without sorting or copying a row.
///
/// What a row adds to a sum is worked out once; a draw is one pass of whole numbers over it.
struct MeasureRedraws {
  /// The measures of one draw; not-a-number where a measure has no value on it.
  struct Values {
    /// In the order of `Measure.allCases`.
    var measures: [Double]
    /// Share of all defaults in the riskiest tenth, in the two riskiest, and so on.
    var captured: [Double]
  }

  private let rows: ScoredOutcomes
  private let ties: RankedTies
  private let squares: [Double]
  private let losses: [Double]
  private let firstFlagged: Int?
  private let line: CalibrationLine?

  static let tenths = 10

  /// - Parameter wanted: the line of a draw takes longest, so it is left out where nothing asks for
  ///   it.
  init(_ rows: ScoredOutcomes, _ wanted: [Measure], cutOff: Double?) {
    self.rows = rows
    ties = RankedTies(rows.logOdds)
    squares = zip(rows.probabilities, rows.outcomes).map { p, y in
      let miss = y ? 1 - p : p
      return miss * miss
    }
    losses = zip(rows.logOdds, rows.outcomes).map { x, y in
      max(y ? -x : x, 0) + Elementary.log(1 + Elementary.exp(-abs(x)))
    }
    firstFlagged = cutOff.map { rows.firstAtOrAbove($0) }
    let needsLine = wanted.contains(.calibrationSlope) || wanted.contains(.calibrationIntercept)
    line = needsLine ? rows.calibrationLine : nil
  }

  /// - Parameter times: how often each row was drawn, at least one once.
  func values(_ times: [Int]) -> Values {
    let drawn = times.reduce(0, +)
    var (square, loss, probability, bad) = (0.0, 0.0, 0.0, 0)
    for row in times.indices where times[row] > 0 {
      let weight = Double(times[row])
      square += weight * squares[row]
      loss += weight * losses[row]
      probability += weight * rows.probabilities[row]
      if rows.outcomes[row] { bad += times[row] }
    }
    let total = Double(drawn)
    let ranking = ties.ranking(rows.outcomes, times)
    let bins = binned(times, drawn)
    let moved = line.flatMap { redrawn($0, times) }
    let confusion = firstFlagged.map { confused($0, times) }
    let miss = bins.reduce(0) { $0 + abs($1.probability - Double($1.defaults)) }
    func value(_ measure: Measure) -> Double? {
      switch measure {
      case .areaUnderCurve: ranking?.area
      case .kolmogorovSmirnov: ranking?.distance
      case .gini: ranking.map { 2 * $0.area - 1 }
      case .brier: square / total
      case .logLoss: loss / total
      case .calibrationError: miss / total
      case .meanProbability: probability / total
      case .observedRate: Double(bad) / total
      case .calibrationSlope: moved?.slope
      case .calibrationIntercept: moved?.intercept
      case .flagged: confusion?.flagged
      case .accuracy: confusion?.accuracy
      case .precision: confusion?.precision
      case .recall: confusion?.recall
      case .f1: confusion?.f1
      }
    }
    var captured: [Double] = []
    var held = 0
    for bin in bins.reversed() {
      held += bin.defaults
      captured.append(bad == 0 ? .nan : Double(held) / Double(bad))
    }
    return Values(measures: Measure.allCases.map { value($0) ?? .nan }, captured: captured)
  }

  /// Sums of the bins of equal count, from the safest on; a row that was drawn often may stand on
  /// both sides of a border.
  private func binned(
    _ times: [Int], _ drawn: Int
  ) -> [(probability: Double, defaults: Int)] {
    var bins: [(probability: Double, defaults: Int)] = Array(
      repeating: (0, 0), count: Self.tenths)
    var (bin, position) = (0, 0)
    for row in times.indices {
      var left = times[row]
      while left > 0 {
        while position >= (bin + 1) * drawn / Self.tenths { bin += 1 }
        let here = min(left, (bin + 1) * drawn / Self.tenths - position)
        bins[bin].probability += Double(here) * rows.probabilities[row]
        if rows.outcomes[row] { bins[bin].defaults += here }
        position += here
        left -= here
      }
    }
    return bins
  }

  private func confused(_ first: Int, _ times: [Int]) -> ScoredOutcomes.Confusion {
    var confusion = ScoredOutcomes.Confusion()
    for row in 0..<first {
      if rows.outcomes[row] {
        confusion.missedDefaults += times[row]
      } else {
        confusion.passedRepaid += times[row]
      }
    }
    for row in first..<rows.count {
      if rows.outcomes[row] {
        confusion.foretoldDefaults += times[row]
      } else {
        confusion.foretoldRepaid += times[row]
      }
    }
    return confusion
  }

  /// The calibration line of the draw: Newton's steps from that of all rows, which lies near.
  private func redrawn(_ start: CalibrationLine, _ times: [Int]) -> CalibrationLine? {
    var line = start
    for _ in 0..<12 {
      var (g0, g1, h00, h01, h11) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for row in times.indices where times[row] > 0 {
        let x = rows.logOdds[row]
        let p = Elementary.logistic(line(x))
        let residual = Double(times[row]) * ((rows.outcomes[row] ? 1 : 0) - p)
        let curvature = Double(times[row]) * p * (1 - p)
        g0 += residual
        g1 += residual * x
        h00 += curvature
        h01 += curvature * x
        h11 += curvature * x * x
      }
      let determinant = h00 * h11 - h01 * h01
      guard determinant > 1e-12 * h00 * h11, determinant > 0 else { break }
      let (intercept, slope) = (
        (h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant
      )
      // Far from the start the steps may overshoot; the slower way halves them.
      guard abs(intercept) < 2, abs(slope) < 2 else { break }
      line = CalibrationLine(slope: line.slope + slope, intercept: line.intercept + intercept)
      if max(abs(intercept), abs(slope)) < 1e-8 { return line }
    }
    return CalibrationLine.fitted(
      logOdds: rows.logOdds, outcomes: rows.outcomes, weights: times.map(Double.init))
  }
}
