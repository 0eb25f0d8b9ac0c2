package import Lending

extension GainsChart {
  /// The tenths of a test, from the riskiest on.
  package init(_ gains: [GainLine]) {
    let all = Double(max(1, gains.reduce(0) { $0 + $1.loans }))
    var loans = 0
    self.init(
      points: gains.map { line in
        loans += line.loans
        return Point(
          loans: Double(loans) / all, captured: line.captured.value, low: line.captured.low,
          high: line.captured.high)
      })
  }
}
