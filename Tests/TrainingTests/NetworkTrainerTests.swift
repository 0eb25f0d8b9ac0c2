import FoundationEssentials
import Lending
import Monitoring
import Scoring
import Testing

@testable import Training

@Suite("Product of tables")
struct MatrixProductTests {
  @Test("It is the textbook's sum in order, bit for bit, for any number of rows")
  func textbook() {
    var draws = SeededDraws(seed: 2)
    for rows in 1...9 {
      for (columns, depth) in [(8, 1), (16, 5), (24, 3)] {
        func seeded(_ count: Int) -> FloatTable {
          FloatTable((0..<count).map { _ in Float(draws.share() * 2 - 1) })
        }
        let (left, right, sum) = (
          seeded(rows * depth), seeded(depth * columns), seeded(rows * columns)
        )
        let before = sum.values
        // Once with rows and once with columns of the left table side by side.
        for isTurned in [false, true] {
          for place in before.indices { sum.start[place] = before[place] }
          let (row, column) = isTurned ? (1, rows) : (depth, 1)
          MatrixProduct.add(
            .init(start: left.start, row: row, column: column), right.start, to: sum.start,
            rows: rows, columns: columns, depth: depth)
          for r in 0..<rows {
            for c in 0..<columns {
              var expected = before[r * columns + c]
              for k in 0..<depth {
                expected += right.start[k * columns + c] * left.start[r * row + k * column]
              }
              #expect(sum.start[r * columns + c] == expected)
            }
          }
        }
      }
    }
  }
}

@Suite("Pass through a network")
struct NetworkPassTests {
  @Test("The gradient is that of finite differences, and nothing flows into the padding")
  func gradient() {
    var draws = SeededDraws(seed: 6)
    let shape = NetworkShape(inputs: 5, hidden: [11, 6])
    let pass = NetworkPass(shape: shape, capacity: 7)
    for row in 0..<7 {
      for input in 0..<5 { pass.row(row)[input] = Float(draws.share() * 2 - 1) }
    }
    let parameters = FloatTable(count: shape.count)
    var isPadding = [Bool](repeating: true, count: shape.count)
    for layer in shape.layers {
      for output in 0..<layer.outputs {
        isPadding[layer.biases + output] = false
        parameters.start[layer.biases + output] = Float(draws.share() * 0.4 - 0.1)
        for input in 0..<layer.inputs {
          let place = layer.weights + input * layer.paddedOutputs + output
          isPadding[place] = false
          parameters.start[place] = Float(draws.share() * 2 - 1)
        }
      }
    }
    // The loss is a weighted sum of the log-odds, so its slope at them is known.
    let slope = (0..<7).map { _ in Float(draws.share() * 2 - 1) }
    func loss() -> Double {
      zip(pass.forward(parameters, rows: 7), slope).reduce(0) { $0 + $1.0 * Double($1.1) }
    }
    let gradient = FloatTable(count: shape.count)
    _ = loss()
    pass.backward(parameters, slope: slope, gradient: gradient)

    for place in 0..<shape.count {
      guard !isPadding[place] else {
        #expect(gradient.start[place] == 0)
        continue
      }
      let kept = parameters.start[place]
      let width: Float = 1 / 1024
      parameters.start[place] = kept + width
      let above = loss()
      parameters.start[place] = kept - width
      let below = loss()
      parameters.start[place] = kept
      let slow = (above - below) / Double(2 * width)
      #expect(abs(slow - Double(gradient.start[place])) < 0.004, "place \(place)")
    }
  }
}

@Suite("Scales of a network's inputs")
struct FittedScaleTests {
  @Test("However long the tail, half the loans lie below the middle and few far out")
  func ranks() {
    var draws = SeededDraws(seed: 3)
    let values = (0..<3000).map { _ in Float(Elementary.exp(draws.share() * 12)) }
    let scale = InputScale.fitted(
      values, weights: values.map { _ in 1 }, mayBeUnknown: false)
    let places = values.map { scale[$0] }
    #expect(scale.knots.count <= InputScale.mostKnots + 1)
    #expect(abs(places.reduce(0, +) / 3000) < 0.05)
    #expect(abs(Double(places.count { $0 < 0 }) / 3000 - 0.5) < 0.02)
    #expect(places.allSatisfy { abs($0) < 2.6 })
  }

  @Test("A loan of twice the weight counts as two, unknown ones do not count")
  func weights() {
    let once = InputScale.fitted(
      [1, 2, 2, 3, .nan], weights: [1, 1, 1, 1, 9], mayBeUnknown: true)
    let twice = InputScale.fitted([1, 2, 3], weights: [1, 2, 1], mayBeUnknown: true)
    #expect(once == twice)
    #expect(once[1] < -0.5 && abs(once[1] + once[3]) < 1e-12 && abs(once[2]) < 1e-12)
  }

  @Test("A constant or never known input lies at 0")
  func constant() {
    for values: [Float] in [[7, 7], [.nan, .nan]] {
      let scale = InputScale.fitted(values, weights: [1, 1], mayBeUnknown: true)
      #expect(scale[7] == 0 && scale[100] == 0)
    }
  }
}

@Suite("Network learner")
struct NetworkTrainerTests {
  private let quick = NetworkTrainer.Settings(
    hidden: [8], members: 2, batch: 64, epochs: 6, patience: 6, rate: 0.02)

  private func trained(
    _ rows: TrainingRows, _ features: [Feature], _ offsets: [Double], seed: UInt64 = 1
  ) throws -> NeuralNetwork {
    try NetworkTrainer(settings: quick).train(
      rows, features: features, offsets: offsets,
      blanking: blankingChances(features), seed: seed)
  }

  @Test("It learns to rank, expects as many defaults as there were, and knows the unknown")
  func learns() throws {
    let (rows, features, offsets) = try learningRows()
    let network = try trained(rows, features, offsets)

    let margins = (0..<rows.count).map { network.logOdds(Array(rows.row($0))) }
    let auc = try #require(
      ScoredOutcomes(logOdds: margins, outcomes: rows.defaulted)?.areaUnderCurve)
    #expect(auc > 0.66)
    var (expected, observed) = (0.0, 0.0)
    for row in 0..<rows.count {
      expected += rows.weights[row] * Elementary.logistic(offsets[row] + margins[row])
      observed += rows.weights[row] * (rows.defaulted[row] ? 1 : 0)
    }
    #expect(abs(expected / observed - 1) < 0.15)
    for ((feature, scale), chance) in zip(zip(features, network.scales), blankingChances(features))
    {
      #expect(scale.mayBeUnknown == (chance > 0), "\(feature.name)")
    }
    #expect(network.logOdds([Float](repeating: .nan, count: rows.width)).isFinite)
  }

  @Test("The same rows and seed give the same bits, another seed others")
  func same() throws {
    let (rows, features, offsets) = try learningRows()
    let first = try trained(rows, features, offsets)
    #expect(try trained(rows, features, offsets) == first)
    #expect(try trained(rows, features, offsets, seed: 2) != first)
  }

  @Test("Offsets are completed, not learned: raised by 1, they lower the log-odds by about 1")
  func offsets() throws {
    let (rows, features, offsets) = try learningRows()
    let (low, high) = (
      try trained(rows, features, offsets), try trained(rows, features, offsets.map { $0 + 1 })
    )
    func mean(_ network: NeuralNetwork) -> Double {
      (0..<rows.count).reduce(0) { $0 + network.logOdds(Array(rows.row($1))) } / Double(rows.count)
    }
    #expect(abs(mean(low) - mean(high) - 1) < 0.25)
  }

  @Test("Its double-precision log-odds are those it was trained with")
  func precision() throws {
    let (rows, features, offsets) = try learningRows()
    let network = try trained(rows, features, offsets)
    let layers = network.members[0]
    let shape = NetworkShape(inputs: layers[0].inputs, hidden: quick.hidden)
    let parameters = FloatTable(count: shape.count)
    for (layer, place) in zip(layers, shape.layers) {
      for output in 0..<layer.outputs {
        parameters.start[place.biases + output] = layer.biases[output]
        for input in 0..<layer.inputs {
          parameters.start[place.weights + input * place.paddedOutputs + output] =
            layer.weights[input * layer.outputs + output]
        }
      }
    }
    let seen = NetworkRows(rows, blanking: blankingChances(features))
    let pass = NetworkPass(shape: shape, capacity: 32)
    for row in 0..<32 { seen.write(row, to: pass.row(row), blanks: nil) }
    let alone = try #require(NeuralNetwork(scales: network.scales, members: [layers]))
    for (row, margin) in pass.forward(parameters, rows: 32).enumerated() {
      #expect(abs(margin - alone.logOdds(Array(rows.row(row)))) < 1e-5)
    }
  }

  @Test("It stops between two passes when it is told to")
  func stops() throws {
    let (rows, features, offsets) = try learningRows()
    var passes = 0
    let trainer = NetworkTrainer(settings: quick) { () throws(TrainingError) in
      passes += 1
      if passes > 2 { throw .stopped }
    }
    #expect(throws: TrainingError.stopped) {
      try trainer.train(
        rows, features: features, offsets: offsets, blanking: features.map { _ in 0 }, seed: 1)
    }
    #expect(passes == 3)
  }
}
