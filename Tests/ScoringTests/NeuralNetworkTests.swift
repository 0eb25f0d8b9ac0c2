import FoundationEssentials
import Lending
import Scoring
import StrictJSON
import Testing

/// A network of two members with seeded numbers on two inputs, of which the first may be unknown.
private func seeded(_ seed: UInt64) throws -> NeuralNetwork {
  var draws = SeededDraws(seed: seed)
  func layer(_ inputs: Int, _ outputs: Int) throws -> DenseLayer {
    try #require(
      DenseLayer(
        biases: (0..<outputs).map { _ in Float(draws.share() - 0.5) },
        weights: (0..<inputs * outputs).map { _ in Float(draws.share() * 2 - 1) }))
  }
  let first = try #require(
    InputScale(knots: [0, 10, 100], levels: [-1, 0.5, 2], mayBeUnknown: true))
  let second = try #require(InputScale(knots: [5, 6], levels: [-0.5, 0.5], mayBeUnknown: false))
  let members = [
    [try layer(3, 4), try layer(4, 3), try layer(3, 1)], [try layer(3, 2), try layer(2, 1)],
  ]
  return try #require(NeuralNetwork(scales: [first, second], members: members))
}

/// The same by the textbook: output by output.
private func slowly(_ network: NeuralNetwork, _ row: [Float]) -> Double {
  var inputs = zip(network.scales, row).map { $0[$1] }
  for (scale, value) in zip(network.scales, row) where scale.mayBeUnknown {
    inputs.append(value.isNaN ? 1 : 0)
  }
  let results = network.members.map { layers in
    var units = inputs
    for (depth, layer) in layers.enumerated() {
      units = (0..<layer.outputs).map { output in
        let sum = units.indices.reduce(Double(layer.biases[output])) {
          $0 + Double(layer.weights[$1 * layer.outputs + output]) * units[$1]
        }
        return depth == layers.count - 1 ? sum : max(0, sum)
      }
    }
    return units[0]
  }
  return results.reduce(0, +) / Double(results.count)
}

@Suite("Neural network")
struct NeuralNetworkTests {
  @Test("Its log-odds are the textbook's, bit for bit, for known and unknown inputs")
  func textbook() throws {
    var draws = SeededDraws(seed: 8)
    for seed in 1...20 {
      let network = try seeded(UInt64(seed))
      for _ in 0..<50 {
        let first = draws.share() < 0.2 ? Float.nan : Float(draws.share() * 120 - 10)
        let row = [first, Float(4 + draws.share() * 3)]
        #expect(network.logOdds(row).bitPattern == slowly(network, row).bitPattern)
      }
    }
  }

  @Test("Written and read back it is the same network")
  func roundTrip() throws {
    let network = try seeded(3)
    let bytes = [UInt8](try JSONEncoder().encode(network))
    #expect(try StrictJSON.decode(NeuralNetwork.self, from: bytes) == network)
  }

  @Test("Layers that do not fit onto each other or do not end in one number make no network")
  func shapes() throws {
    let network = try seeded(1)
    let (first, last) = (network.members[0][0], network.members[0][2])
    #expect(NeuralNetwork(scales: network.scales, members: []) == nil)
    #expect(NeuralNetwork(scales: network.scales, members: [[]]) == nil)
    #expect(NeuralNetwork(scales: network.scales, members: [[first]]) == nil)
    #expect(NeuralNetwork(scales: network.scales, members: [[first, last]]) == nil)
    #expect(NeuralNetwork(scales: [network.scales[0]], members: network.members) == nil)
    #expect(DenseLayer(biases: [], weights: []) == nil)
    #expect(DenseLayer(biases: [1, 2], weights: [1, 2, 3]) == nil)
    #expect(DenseLayer(biases: [.infinity], weights: [1]) == nil)
    #expect(DenseLayer(biases: [0], weights: [.nan]) == nil)
  }

  @Test(
    "A file of which a number or a layer is missing is refused",
    arguments: [
      #"{"inputs":[{"knots":[0,1],"levels":[0,1],"mayBeUnknown":true}],"members":[[{"biases":[0],"weights":[1]}]]}"#,
      #"{"inputs":[{"knots":[1,0],"levels":[0,1],"mayBeUnknown":false}],"members":[[{"biases":[0],"weights":[1]}]]}"#,
      #"{"inputs":[{"knots":[0,1],"levels":[1,0],"mayBeUnknown":false}],"members":[[{"biases":[0],"weights":[1]}]]}"#,
      #"{"inputs":[],"members":[[{"biases":[0],"weights":[1]}]]}"#,
      #"{"inputs":[{"knots":[0],"levels":[0],"mayBeUnknown":false}],"members":[[{"biases":[0]}]]}"#,
    ])
  func refused(_ text: String) {
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(NeuralNetwork.self, from: Data(text.utf8))
    }
  }
}

@Suite("Scale of an input")
struct InputScaleTests {
  private func scale() throws -> InputScale {
    try #require(InputScale(knots: [0, 10, 100], levels: [-1, 0, 2], mayBeUnknown: true))
  }

  @Test("It passes through its knots, is straight between them and flat beyond")
  func straight() throws {
    let scale = try scale()
    #expect(scale[0] == -1)
    #expect(scale[5] == -0.5)
    #expect(scale[10] == 0)
    #expect(scale[55] == 1)
    #expect(scale[100] == 2)
    #expect(scale[-1e9] == -1)
    #expect(scale[1e9] == 2)
    #expect(scale[.infinity] == 2)
  }

  @Test("An unknown input lies in the middle")
  func unknown() throws { #expect(try scale()[.nan] == 0) }

  @Test("It never falls, and a single knot holds all values")
  func rises() throws {
    let scale = try scale()
    var draws = SeededDraws(seed: 1)
    let values = (0..<500).map { _ in Float(draws.share() * 140 - 20) }.sorted()
    let places = values.map { scale[$0] }
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
    let one = try #require(InputScale(knots: [3], levels: [0], mayBeUnknown: false))
    #expect(one[-7] == 0 && one[3] == 0 && one[7] == 0)
  }
}
