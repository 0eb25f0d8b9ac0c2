/// A few small feed-forward networks that see the same inputs; their mean is the log-odds.
///
/// Hidden units are rectified (`max(0, x)`), so a row needs additions and multiplications only and
/// gives the same bits on every machine.
package struct NeuralNetwork: Sendable, Equatable {
  /// One scale an input, in the order of the model's features.
  package let scales: [InputScale]
  /// The layers of each member, from the inputs to one output.
  package let members: [[DenseLayer]]

  /// Nil unless every member leads from the inputs, with their marks of the unknown, through
  /// layers that fit onto each other, to one output.
  package init?(scales: [InputScale], members: [[DenseLayer]]) {
    guard !scales.isEmpty, !members.isEmpty else { return nil }
    for layers in members {
      var width = Self.width(of: scales)
      for layer in layers {
        guard layer.inputs == width else { return nil }
        width = layer.outputs
      }
      guard !layers.isEmpty, width == 1 else { return nil }
    }
    self.scales = scales
    self.members = members
  }

  /// How many numbers the first layer takes: the inputs, then a mark for each that may be unknown.
  package static func width(of scales: [InputScale]) -> Int {
    scales.count + scales.count { $0.mayBeUnknown }
  }

  /// Log-odds of a row, summed in double in a fixed order; not-a-number is unknown.
  package func logOdds(_ row: [Float]) -> Double {
    precondition(row.count == scales.count, "one number an input")
    var seen: [Double] = []
    seen.reserveCapacity(Self.width(of: scales))
    for (scale, value) in zip(scales, row) { seen.append(scale[value]) }
    for (scale, value) in zip(scales, row) where scale.mayBeUnknown {
      seen.append(value.isNaN ? 1 : 0)
    }
    var sum = 0.0
    for layers in members {
      var current = seen
      for (depth, layer) in layers.enumerated() {
        current = layer(current)
        guard depth < layers.count - 1 else { continue }
        for unit in current.indices where !(current[unit] > 0) { current[unit] = 0 }
      }
      sum += current[0]
    }
    return sum / Double(members.count)
  }
}

extension NeuralNetwork: Codable {
  private enum CodingKeys: String, CodingKey { case inputs, members }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard
      let network = NeuralNetwork(
        scales: try container.decode([InputScale].self, forKey: .inputs),
        members: try container.decode([[DenseLayer]].self, forKey: .members))
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .members, in: container, debugDescription: "the layers do not fit together")
    }
    self = network
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scales, forKey: .inputs)
    try container.encode(members, forKey: .members)
  }
}
