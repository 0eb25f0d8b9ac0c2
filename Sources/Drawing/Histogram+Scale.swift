private import Lending

extension Histogram {
  /// Five or six round values between two ends, in percent.
  package static func percentScale(_ low: Double, _ high: Double) -> [Mark] {
    guard low < high else { return [] }
    var unit = 1.0
    while unit * 10 < high - low { unit *= 10 }
    while unit > high - low { unit /= 10 }
    let step = unit * ([0.2, 0.5, 1, 2].first { (high - low) / (unit * $0) <= 7 } ?? 5)
    var marks: [Mark] = []
    var count = (low / step).rounded(.up)
    while count * step <= high + step * 1e-9, marks.count < 12 {
      let decimals = step < 1 ? 1 : 0
      marks.append(
        Mark(
          value: count * step,
          label: Figure.shown(count * step, decimals: decimals) + "\u{202F}%"))
      count += 1
    }
    return marks
  }
}
