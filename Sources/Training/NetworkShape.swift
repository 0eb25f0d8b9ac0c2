/// The layers of a network and where each one's numbers lie among all its parameters.
struct NetworkShape: Sendable, Equatable {
  /// One layer; widths are padded to whole blocks, and what pads stays 0.
  struct Layer: Sendable, Equatable {
    let inputs: Int
    let outputs: Int
    let paddedInputs: Int
    let paddedOutputs: Int
    /// Where its biases start, `paddedOutputs` of them.
    let biases: Int
    /// Where its weights start: input by input, `paddedInputs` rows of `paddedOutputs`.
    let weights: Int
  }

  let layers: [Layer]
  /// Parameters in all, the padding included.
  let count: Int

  /// From `inputs` through rectified layers of `hidden` units to one output.
  init(inputs: Int, hidden: [Int]) {
    precondition(inputs > 0 && hidden.allSatisfy { $0 > 0 }, "no layer without units")
    var layers: [Layer] = []
    var place = 0
    var width = inputs
    for outputs in hidden + [1] {
      let (from, to) = (MatrixProduct.padded(width), MatrixProduct.padded(outputs))
      layers.append(
        Layer(
          inputs: width, outputs: outputs, paddedInputs: from, paddedOutputs: to, biases: place,
          weights: place + to))
      place += to + from * to
      width = outputs
    }
    self.layers = layers
    count = place
  }
}
