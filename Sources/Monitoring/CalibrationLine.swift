internal import Lending

/// `log-odds = intercept + slope · x`: what turns a raw score into a calibrated one, or says how
/// far a score is from being calibrated.
package struct CalibrationLine: Sendable, Equatable, Codable {
  package let slope: Double
  package let intercept: Double

  package init(slope: Double, intercept: Double) {
    self.slope = slope
    self.intercept = intercept
  }

  package func callAsFunction(_ x: Double) -> Double { intercept + slope * x }

  /// The line of greatest likelihood, by Newton's method with halved steps.
  ///
  /// Nil where it has no finite answer: one outcome missing, outcomes split by `x`, all `x` equal.
  package static func fitted(
    logOdds: [Double], outcomes: [Bool], weights: [Double]? = nil
  ) -> CalibrationLine? {
    guard logOdds.count == outcomes.count, outcomes.contains(true), outcomes.contains(false)
    else { return nil }
    var line = CalibrationLine(slope: 1, intercept: 0)
    var fit = Step(line, logOdds, outcomes, weights)
    for _ in 0..<100 {
      guard let (intercept, slope) = fit.newton else { return nil }
      var share = 1.0
      var next: CalibrationLine
      var nextFit: Step
      repeat {
        next = CalibrationLine(
          slope: line.slope + share * slope, intercept: line.intercept + share * intercept)
        nextFit = Step(next, logOdds, outcomes, weights)
        share /= 2
      } while nextFit.loss > fit.loss && share > 1e-6
      let moved = max(abs(next.slope - line.slope), abs(next.intercept - line.intercept))
      (line, fit) = (next, nextFit)
      guard abs(line.slope) < 1e3, abs(line.intercept) < 1e4 else { return nil }
      if moved < 1e-10 { return line }
    }
    return nil
  }

  /// Loss, gradient and curvature at one line.
  private struct Step {
    var loss = 0.0
    var (g0, g1, h00, h01, h11) = (0.0, 0.0, 0.0, 0.0, 0.0)

    init(_ line: CalibrationLine, _ x: [Double], _ y: [Bool], _ weights: [Double]?) {
      for row in x.indices {
        let weight = weights?[row] ?? 1
        let z = line(x[row])
        let p = Elementary.logistic(z)
        let towards = y[row] ? -z : z
        loss += weight * (max(towards, 0) + Elementary.log(1 + Elementary.exp(-abs(z))))
        let residual = weight * ((y[row] ? 1 : 0) - p)
        let curvature = weight * p * (1 - p)
        g0 += residual
        g1 += residual * x[row]
        h00 += curvature
        h01 += curvature * x[row]
        h11 += curvature * x[row] * x[row]
      }
    }

    /// Steps of intercept and slope; nil where the curvature is singular.
    var newton: (Double, Double)? {
      let determinant = h00 * h11 - h01 * h01
      guard determinant > 1e-12 * h00 * h11, determinant > 0 else { return nil }
      return ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant)
    }
  }
}
