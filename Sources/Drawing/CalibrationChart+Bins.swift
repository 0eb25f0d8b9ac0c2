package import Lending

extension CalibrationChart.Point {
  /// A group of loans with the interval of its rate (Wilson, Journal of the American Statistical
  /// Association 22, 1927), which stays inside 0…1 where few default.
  package init(_ bin: ReliabilityBin) {
    let (count, rate, z) = (Double(max(1, bin.count)), bin.observedRate, 1.959_964)
    let scale = 1 + z * z / count
    let middle = (rate + z * z / (2 * count)) / scale
    let half =
      z * (rate * (1 - rate) / count + z * z / (4 * count * count)).squareRoot() / scale
    self.init(
      foretold: bin.meanProbability, observed: rate, low: max(0, middle - half),
      high: min(1, middle + half), count: bin.count)
  }
}
