/// One layer of a neural network: each output is a bias plus a weighted sum of all inputs.
package struct DenseLayer: Sendable, Equatable {
  package let biases: [Float]
  /// Input by input: the weights of the first input for every output, then of the second.
  package let weights: [Float]

  package var outputs: Int { biases.count }
  package var inputs: Int { weights.count / biases.count }

  /// Nil unless there is an output, whole inputs, and every number is finite.
  package init?(biases: [Float], weights: [Float]) {
    guard !biases.isEmpty, !weights.isEmpty, weights.count.isMultiple(of: biases.count),
      biases.allSatisfy(\.isFinite), weights.allSatisfy(\.isFinite)
    else { return nil }
    self.biases = biases
    self.weights = weights
  }

  /// The outputs for a row of inputs, each summed in double: its bias, then the inputs in order.
  func callAsFunction(_ row: [Double]) -> [Double] {
    var sums = biases.map(Double.init)
    let width = sums.count
    weights.withUnsafeBufferPointer { weights in
      sums.withUnsafeMutableBufferPointer { sums in
        for (index, input) in row.enumerated() {
          let start = index * width
          // Input by input instead of output by output: the order of each sum is the same, and the
          // processor can add several outputs at once.
          for output in 0..<width { sums[output] += Double(weights[start + output]) * input }
        }
      }
    }
    return sums
  }
}

extension DenseLayer: Codable {
  private enum CodingKeys: String, CodingKey { case biases, weights }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard
      let layer = DenseLayer(
        biases: try container.decode([Float].self, forKey: .biases),
        weights: try container.decode([Float].self, forKey: .weights))
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .weights, in: container,
        debugDescription: "biases and weights do not make a layer of finite numbers")
    }
    self = layer
  }
}
