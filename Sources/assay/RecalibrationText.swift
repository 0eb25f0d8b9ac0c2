import Lending

/// What outcomes say of a model's chances, as a person reads it on a terminal.
struct RecalibrationText {
  let model: String
  let found: RecalibrationReport
  let folder: String?

  var text: String {
    var lines = [headline, answer]
    if let intercept = found.freeIntercept, let slope = found.freeSlope, let chance = found.chance {
      lines.append(
        "  With both free: intercept \(shown(intercept)), slope \(shown(slope)), 95\u{202F}% each; "
          + "chance of outcomes so far off where the model is right: "
          + (chance < 0.0001 ? "below 0.0001" : Figure.fixed(chance, decimals: 4)) + ".")
    }
    if let epsilon = found.epsilon {
      lines.append(
        "  The sums carry noise (epsilon \(Figure.plain(epsilon))); the intervals do not know of it."
      )
    }
    if let folder {
      lines.append("  Written to \(folder); look at it with `assay model verify \(folder)`.")
    } else if found.isChange {
      lines.append("  Nothing is written; --out FOLDER writes the new version.")
    }
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    let about = found.epsilon == nil ? "" : "about "
    return "\(model): \(about)\(Figure.grouped(found.loans)) loans whose end is known, "
      + "\(about)\(Figure.grouped(found.defaults)) defaulted."
  }

  private var answer: String {
    switch found.answer {
    case .tooFew:
      return "  Refused: too few. At least 20 loans of each end are needed."
    case .noAnswer:
      return "  Refused: these outcomes give no line"
        + (found.epsilon == nil ? "." : "; with this noise the sums cannot carry it.")
    case .noChange:
      return "  Refused: no change lies inside the interval. The chances agree with the outcomes."
    case .intercept:
      return
        "  New log-odds = \(Figure.signed(found.intercept, decimals: 4)) + those of the model: "
        + "the chances were too \(found.intercept > 0 ? "low" : "high"); their spread stays."
    case .interceptAndSlope:
      return "  New log-odds = \(Figure.signed(found.intercept, decimals: 4)) + "
        + "\(Figure.fixed(found.slope, decimals: 4)) × those of the model: the chances were too "
        + "\(found.slope < 1 ? "far apart" : "close together")."
    }
  }

  private func shown(_ value: MeasureInterval) -> String {
    "\(Figure.signed(value.value, decimals: 3)) (\(Figure.signed(value.low, decimals: 3)) to "
      + "\(Figure.signed(value.high, decimals: 3)))"
  }
}
