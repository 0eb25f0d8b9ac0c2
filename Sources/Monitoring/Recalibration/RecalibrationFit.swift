package import Lending

/// Fits intercept and slope to sums of outcomes, and asks whether they are any change.
package enum RecalibrationFit {
  /// Fewer of one end leave an interval that holds every line.
  package static let fewest = 20
  private static let deviations = 1.959_963_984_540_054

  /// A change is made only where the outcomes contradict the chances at the 5 % level (the
  /// likelihood ratio of the free line); the slope is moved only where its own interval leaves out 1.
  package static func report(_ sums: CalibrationSums) -> RecalibrationReport {
    let rows = Rows(sums)
    func report(
      _ answer: RecalibrationReport.Answer, _ line: CalibrationLine = same, _ free: Free? = nil
    ) -> RecalibrationReport {
      RecalibrationReport(
        answer: answer, loans: rows.loans, defaults: rows.defaults, intercept: line.intercept,
        slope: line.slope, freeIntercept: free?.intercept, freeSlope: free?.slope,
        chance: free?.chance, epsilon: sums.epsilon)
    }
    let least = Double(fewest)
    guard rows.defaults >= least, rows.loans - rows.defaults >= least else {
      return report(.tooFew)
    }
    guard let free = Free(rows) else { return report(.noAnswer) }
    guard free.chance <= 0.05 else { return report(.noChange, same, free) }
    if free.slope.low > 1 || free.slope.high < 1 {
      return free.line.slope > 0
        ? report(.interceptAndSlope, free.line, free) : report(.noAnswer, same, free)
    }
    guard let moved = rows.fitted(isSlopeFree: false) else { return report(.noAnswer, same, free) }
    return report(.intercept, moved, free)
  }

  static let same = CalibrationLine(slope: 1, intercept: 0)

  /// The line with both free.
  private struct Free {
    let line: CalibrationLine
    let intercept: MeasureInterval
    let slope: MeasureInterval
    let chance: Double

    init?(_ rows: Rows) {
      guard let line = rows.fitted(isSlopeFree: true) else { return nil }
      let step = rows.step(at: line)
      let determinant = step.h00 * step.h11 - step.h01 * step.h01
      guard determinant > 0, step.h00 > 0 else { return nil }
      func interval(_ value: Double, _ variance: Double) -> MeasureInterval {
        let reach = deviations * variance.squareRoot()
        return MeasureInterval(
          value: value, low: value - reach, high: value + reach, confidence: 0.95)
      }
      self.line = line
      intercept = interval(line.intercept, step.h11 / determinant)
      slope = interval(line.slope, step.h00 / determinant)
      let ratio = 2 * (rows.step(at: same).loss - step.loss)
      chance = ChiSquareDistribution.upperTail(ratio, degrees: 2)
    }
  }

  /// Loss, gradient and curvature of the sums at a line.
  struct Step {
    var loss = 0.0
    var (g0, g1, h00, h01, h11) = (0.0, 0.0, 0.0, 0.0, 0.0)
  }

  /// The cells as numbers.
  struct Rows {
    let x: [Double]
    let good: [Double]
    let bad: [Double]

    init(_ sums: CalibrationSums) {
      x = sums.cells.map { Double($0.place) / Double(CalibrationSums.fineness) }
      good = sums.cells.map { Double($0.loans - $0.defaults) }
      bad = sums.cells.map { Double($0.defaults) }
    }

    var defaults: Double { bad.reduce(0, +) }
    var loans: Double { defaults + good.reduce(0, +) }

    func step(at line: CalibrationLine) -> Step {
      var step = Step()
      for row in x.indices {
        let z = line(x[row])
        let p = Elementary.logistic(z)
        let base = Elementary.log(1 + Elementary.exp(-abs(z)))
        step.loss += bad[row] * (max(-z, 0) + base) + good[row] * (max(z, 0) + base)
        let count = good[row] + bad[row]
        let residual = bad[row] - count * p
        let curvature = count * p * (1 - p)
        step.g0 += residual
        step.g1 += residual * x[row]
        step.h00 += curvature
        step.h01 += curvature * x[row]
        step.h11 += curvature * x[row] * x[row]
      }
      return step
    }

    /// The line of greatest likelihood by Newton's method with halved steps; nil without a finite
    /// answer, and where noise has bent the curvature.
    func fitted(isSlopeFree: Bool) -> CalibrationLine? {
      var line = RecalibrationFit.same
      var now = step(at: line)
      for _ in 0..<100 {
        let determinant = now.h00 * now.h11 - now.h01 * now.h01
        guard now.h00 > 0, !isSlopeFree || determinant > 1e-12 * now.h00 * abs(now.h11) else {
          return nil
        }
        let (up, tilt) =
          isSlopeFree
          ? (
            (now.h11 * now.g0 - now.h01 * now.g1) / determinant,
            (now.h00 * now.g1 - now.h01 * now.g0) / determinant
          ) : (now.g0 / now.h00, 0)
        var share = 1.0
        var next: CalibrationLine
        var then: Step
        repeat {
          next = CalibrationLine(
            slope: line.slope + share * tilt, intercept: line.intercept + share * up)
          then = step(at: next)
          share /= 2
        } while then.loss > now.loss && share > 1e-6
        let moved = max(abs(next.slope - line.slope), abs(next.intercept - line.intercept))
        (line, now) = (next, then)
        guard abs(line.slope) < 1e3, abs(line.intercept) < 1e4 else { return nil }
        if moved < 1e-11 { return line }
      }
      return nil
    }
  }
}
