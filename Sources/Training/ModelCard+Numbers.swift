internal import Lending

/// Numbers as the card writes them.
extension ModelCard {
  func count(_ value: Int) -> String { Figure.grouped(Double(value)) }
  func plain(_ value: Double) -> String { Figure.plain(value) }
  func fixed(_ value: Double, _ decimals: Int) -> String {
    Figure.shown(value, decimals: decimals)
  }
  func percent(_ share: Double, _ decimals: Int = 1) -> String {
    Figure.percent(share, decimals: decimals)
  }

  /// A dash where the measure has no value.
  func measure(_ interval: MeasureInterval?, _ decimals: Int = 4) -> String {
    guard let interval else { return "–" }
    return "\(fixed(interval.value, decimals)) "
      + "[\(fixed(interval.low, decimals)), \(fixed(interval.high, decimals))]"
  }

  func percent(_ interval: MeasureInterval?) -> String {
    guard let interval else { return "–" }
    return "\(percent(interval.value)) [\(percent(interval.low)), \(percent(interval.high))]"
  }
}
