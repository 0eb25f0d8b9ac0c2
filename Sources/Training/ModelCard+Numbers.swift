internal import Lending
internal import Monitoring

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
  func measure(_ interval: MeasureInterval) -> String {
    "\(fixed(interval.value, 4)) [\(fixed(interval.low, 4)), \(fixed(interval.high, 4))]"
  }
  func percent(_ interval: MeasureInterval) -> String {
    "\(percent(interval.value)) [\(percent(interval.low)), \(percent(interval.high))]"
  }
}
