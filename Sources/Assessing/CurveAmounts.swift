internal import Lending

/// The amounts of a policy's step at which a limit is looked for, and those at which it is drawn.
struct CurveAmounts {
  /// Whole steps within the range of the catalogue.
  let steps: ClosedRange<Int>
  let step: Double

  /// A curve of so many points is smooth on a screen and short in a file.
  private static let drawn = 60

  /// Nil where no whole step lies within the range.
  init?(_ range: NumberRange, step: Money) {
    let lowest = Int(min((range.minimum / step.amount).rounded(.up), 1e9))
    let highest = Int(min((range.maximum / step.amount).rounded(.down), 1e9))
    guard lowest <= highest else { return nil }
    steps = lowest...highest
    self.step = step.amount
  }

  /// Every amount.
  var all: some Sequence<Double> { steps.lazy.map { Double($0) * step } }

  /// Evenly spaced amounts with some that must be among them, each once, rising.
  func drawn(with others: [Double]) -> [Double] {
    let count = min(Self.drawn, steps.count)
    let even = (0..<count).map { place in
      let share = count > 1 ? Double(place) / Double(count - 1) : 0
      return (Double(steps.lowerBound) + share * Double(steps.count - 1)).rounded() * step
    }
    let ends = (Double(steps.lowerBound) * step)...(Double(steps.upperBound) * step)
    return Set(even + others.filter { ends.contains($0) }).sorted()
  }
}
