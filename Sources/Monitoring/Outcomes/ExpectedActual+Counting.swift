package import Lending

extension ExpectedActual {
  /// Counts loans by their chances.
  ///
  /// - Parameters:
  ///   - loans: chance and whether it defaulted.
  ///   - vintageVariance: of the log-odds between vintages, as the pack says it: all loans of a time
  ///     do better or worse together, which no number of loans averages out.
  package static func counted(
    _ name: String, _ loans: some Sequence<(chance: Double, defaulted: Bool)>,
    vintageVariance: Double = 0
  ) -> ExpectedActual {
    var (count, expected, own, actual) = (0, 0.0, 0.0, 0)
    for (chance, defaulted) in loans {
      count += 1
      expected += chance
      own += chance * (1 - chance)
      actual += defaulted ? 1 : 0
    }
    let reach = 1.959_963_984_540_054 * (own + vintageVariance * own * own).squareRoot()
    return ExpectedActual(
      name: name, loans: count, expected: expected, actual: actual,
      low: max(0, expected - reach), high: min(Double(count), expected + reach))
  }
}
