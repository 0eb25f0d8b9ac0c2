internal import Lending

/// One pass of a batch of rows through a network, forward to the log-odds and back to the gradient.
///
/// Sums run in a fixed order and need no function of the C library, so the same rows, parameters
/// and order give the same bits.
final class NetworkPass {
  let shape: NetworkShape
  /// Rows that fit.
  let capacity: Int
  /// What each layer takes: row by row, padded.
  ///
  /// The first is for the caller to fill.
  private let inputs: [FloatTable]
  /// What the last layer gives; one number a row in the first of its padded columns.
  private let output: FloatTable
  /// Slope of the loss at each layer's outputs.
  private let slopes: [FloatTable]
  /// Weights output by output, for the way back.
  private let turned: [FloatTable]

  init(shape: NetworkShape, capacity: Int) {
    self.shape = shape
    self.capacity = capacity
    inputs = shape.layers.map { FloatTable(count: capacity * $0.paddedInputs) }
    output = FloatTable(count: capacity * MatrixProduct.padded(1))
    slopes = shape.layers.map { FloatTable(count: capacity * $0.paddedOutputs) }
    turned = shape.layers.map { FloatTable(count: $0.paddedInputs * $0.paddedOutputs) }
  }

  /// Where a row's inputs are to be written before a pass.
  func row(_ index: Int) -> UnsafeMutablePointer<Float> {
    inputs[0].start + index * shape.layers[0].paddedInputs
  }

  /// Log-odds of the first `rows` rows, without offsets.
  func forward(_ parameters: FloatTable, rows: Int) -> [Double] {
    for (depth, layer) in shape.layers.enumerated() {
      let isLast = depth == shape.layers.count - 1
      let sums = isLast ? output.start : inputs[depth + 1].start
      let width = layer.paddedOutputs
      for row in 0..<rows {
        (sums + row * width).update(from: parameters.start + layer.biases, count: width)
      }
      MatrixProduct.add(
        .init(start: inputs[depth].start, row: layer.paddedInputs, column: 1),
        parameters.start + layer.weights, to: sums, rows: rows, columns: width,
        depth: layer.inputs)
      if !isLast {
        for place in 0..<rows * width { sums[place] = max(sums[place], 0) }
      }
    }
    return (0..<rows).map { Double(output.start[$0 * MatrixProduct.padded(1)]) }
  }

  /// Adds the gradient of the loss to `gradient`; `slope` is that of each row's loss at its
  /// log-odds.
  ///
  /// Follows `forward` with the same parameters.
  func backward(_ parameters: FloatTable, slope: [Float], gradient: FloatTable) {
    let rows = slope.count
    let last = shape.layers.count - 1
    for row in 0..<rows { slopes[last].start[row * MatrixProduct.padded(1)] = slope[row] }
    for depth in stride(from: last, through: 0, by: -1) {
      let layer = shape.layers[depth]
      let (from, to) = (layer.paddedInputs, layer.paddedOutputs)
      let own = slopes[depth].start
      let biases = gradient.start + layer.biases
      for row in 0..<rows {
        for unit in 0..<to { biases[unit] += own[row * to + unit] }
      }
      MatrixProduct.add(
        .init(start: inputs[depth].start, row: 1, column: from), own,
        to: gradient.start + layer.weights, rows: layer.inputs, columns: to, depth: rows)
      guard depth > 0 else { return }
      turn(layer, parameters, into: turned[depth].start)
      let below = slopes[depth - 1].start
      below.update(repeating: 0, count: rows * from)
      MatrixProduct.add(
        .init(start: own, row: to, column: 1), turned[depth].start, to: below, rows: rows,
        columns: from, depth: layer.outputs)
      // A unit that gave 0 was rectified and lets nothing through.
      let given = inputs[depth].start
      for place in 0..<rows * from where given[place] <= 0 { below[place] = 0 }
    }
  }

  private func turn(
    _ layer: NetworkShape.Layer, _ parameters: FloatTable, into turned: UnsafeMutablePointer<Float>
  ) {
    let weights = parameters.start + layer.weights
    for input in 0..<layer.paddedInputs {
      for output in 0..<layer.paddedOutputs {
        turned[output * layer.paddedInputs + input] = weights[input * layer.paddedOutputs + output]
      }
    }
  }
}
