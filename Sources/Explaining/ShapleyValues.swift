/// What each input adds to each row's log-odds: exact Shapley values.
///
/// For every row, `expected` plus the row's values is its log-odds in double precision, within 1e-9.
package struct ShapleyValues: Sendable, Equatable {
  /// Log-odds before any input is known.
  package let expected: Double
  package let inputCount: Int
  /// Row after row, one number for each input.
  package let values: [Double]

  package init(expected: Double, inputCount: Int, values: [Double]) {
    precondition(values.count.isMultiple(of: inputCount), "whole rows only")
    self.expected = expected
    self.inputCount = inputCount
    self.values = values
  }

  package var rowCount: Int { values.count / inputCount }

  /// The values of one row, in the order of the inputs.
  package subscript(row: Int) -> ArraySlice<Double> {
    values[row * inputCount..<(row + 1) * inputCount]
  }

  /// Global importance: the mean of the magnitudes over the rows, in the order of the inputs; zeros
  /// without a row.
  package var importance: [Double] {
    var sums = [Double](repeating: 0, count: inputCount)
    for (place, value) in values.enumerated() { sums[place % inputCount] += abs(value) }
    return sums.map { $0 / Double(max(rowCount, 1)) }
  }

  /// The values on another scale, as after a calibration `intercept + slope · logOdds`.
  package func scaled(intercept: Double, slope: Double) -> ShapleyValues {
    ShapleyValues(
      expected: intercept + slope * expected, inputCount: inputCount,
      values: values.map { slope * $0 })
  }
}
