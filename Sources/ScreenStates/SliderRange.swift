package import Lending

/// The values of a number between which a slider moves, and its step.
package struct SliderRange: Sendable, Equatable {
  package let lowest: Double
  package let highest: Double
  package let step: Double

  /// A range that is of use around a value: the whole range of the catalogue where it is short, else
  /// from its lower end to a round number well above the value.
  package init(_ range: NumberRange, around value: Double?) {
    let present = value ?? 0
    lowest = range.minimum
    let usual: Double =
      switch range.unit {
      case .money: 50_000
      case .percent: 50
      case .years: 20
      case .months: 60
      case .count: 10
      case .points: 1000
      }
    let wanted = Self.round(max(present * 2, range.minimum + usual))
    highest = range.maximum <= wanted * 1.7 ? range.maximum : wanted
    let least = Self.power(of: range.decimals)
    step = max(least, Self.roundDown((highest - lowest) / 200))
  }

  /// Values at which a curve is drawn, rising, the ends among them.
  package func values(with others: [Double]) -> [Double] {
    let pieces = 40
    let even = (0...pieces).map {
      snapped(lowest + (highest - lowest) * Double($0) / Double(pieces))
    }
    let ends = lowest...highest
    return Set(even + [lowest, highest] + others.filter { ends.contains($0) }).sorted()
  }

  /// The nearest whole step; the ends stay what they are.
  package func snapped(_ value: Double) -> Double {
    if value >= highest { return highest }
    if value <= lowest { return lowest }
    let steps = ((value - lowest) / step).rounded()
    // Whole hundreds of a hundredth: a step of 0.1 must not leave 0.30000000000000004.
    let exact = lowest + steps * step
    return min(max((exact * 1000).rounded() / 1000, lowest), highest)
  }

  private static func power(of decimals: Int) -> Double {
    decimals <= 0 ? 1 : decimals == 1 ? 0.1 : 0.01
  }

  /// The next of 1, 2, 5 times a power of ten, upwards.
  private static func round(_ value: Double) -> Double {
    var unit = 1.0
    while unit * 10 < value { unit *= 10 }
    return ([1, 2, 3, 4, 5, 6, 8, 10].first { unit * $0 >= value } ?? 10) * unit
  }

  private static func roundDown(_ value: Double) -> Double {
    guard value > 0 else { return 1 }
    var unit = 1.0
    while unit > value { unit /= 10 }
    while unit * 10 <= value { unit *= 10 }
    return ([5, 2, 1].first { unit * $0 <= value } ?? 1) * unit
  }
}
