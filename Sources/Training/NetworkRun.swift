internal import Lending
internal import Scoring

/// The training of one network, from random weights to the pass that did best on held-out rows.
final class NetworkRun {
  private let lesson: NetworkLesson
  private let settings: NetworkTrainer.Settings
  private let pass: NetworkPass
  private let parameters: FloatTable
  private let gradient: FloatTable
  private let steps: AdamSteps
  private var draws: SeededDraws

  init(
    _ lesson: NetworkLesson, _ settings: NetworkTrainer.Settings, _ draws: inout SeededDraws
  ) {
    self.lesson = lesson
    self.settings = settings
    let shape = NetworkShape(inputs: lesson.rows.width, hidden: settings.hidden)
    pass = NetworkPass(shape: shape, capacity: settings.batch)
    parameters = Self.start(shape, &draws)
    gradient = FloatTable(count: shape.count)
    steps = AdamSteps(count: shape.count)
    self.draws = draws
  }

  /// Learns from the rows `learned` and keeps the state that does best on `held`.
  func layers(
    _ learned: [Int], _ held: [Int], _ tick: () throws(TrainingError) -> Void
  ) throws(TrainingError) -> [DenseLayer] {
    let best = FloatTable(count: parameters.count)
    var (bestLoss, bestEpoch) = (Double.infinity, -1)
    var order = learned
    // The held-out rows are blanked alike each time, so that the passes can be compared.
    let heldSeed = draws.next()
    for epoch in 0..<settings.epochs {
      try tick()
      shuffle(&order)
      learn(order, epoch)
      let loss = meanLoss(held, heldSeed)
      if loss < bestLoss {
        (bestLoss, bestEpoch) = (loss, epoch)
        best.copy(from: parameters)
      } else if epoch - bestEpoch >= settings.patience {
        break
      }
    }
    guard bestEpoch >= 0 else { throw .checkFailed("the neural network did not learn") }
    return try Self.layers(pass.shape, best)
  }

  /// One pass over the rows in batches.
  private func learn(_ order: [Int], _ epoch: Int) {
    let batches = (order.count + settings.batch - 1) / settings.batch
    for batch in 0..<batches {
      let rows = order[batch * settings.batch..<min((batch + 1) * settings.batch, order.count)]
      write(rows, isBlanked: { _ in draws.next() & 1 == 0 })
      let margins = pass.forward(parameters, rows: rows.count)
      let share = 1 / Double(rows.count)
      let slope = zip(rows, margins).map { Float(lesson.slope($0, at: $1) * share) }
      gradient.clear()
      pass.backward(parameters, slope: slope, gradient: gradient)
      let done = (Double(epoch) + Double(batch) / Double(batches)) / Double(settings.epochs)
      steps.step(
        parameters, against: gradient, rate: Float(settings.rate * (1 - done)),
        decay: Float(settings.decay))
    }
  }

  /// Mean loss of rows as they are and blanked, half of them each.
  private func meanLoss(_ rows: [Int], _ seed: UInt64) -> Double {
    var sum = 0.0
    let kept = draws
    draws = SeededDraws(seed: seed)
    defer { draws = kept }
    for isBlanked in [false, true] {
      var from = 0
      while from < rows.count {
        let part = rows[from..<min(from + settings.batch, rows.count)]
        write(part, isBlanked: { _ in isBlanked })
        let margins = pass.forward(parameters, rows: part.count)
        for (row, margin) in zip(part, margins) { sum += lesson.loss(row, at: margin) }
        from += part.count
      }
    }
    return sum / Double(2 * rows.count)
  }

  private func write(_ rows: ArraySlice<Int>, isBlanked: (Int) -> Bool) {
    for (place, row) in rows.enumerated() {
      var blanks: SeededDraws? = isBlanked(row) ? SeededDraws(seed: draws.next()) : nil
      lesson.rows.write(row, to: pass.row(place), draws: &blanks)
    }
  }

  /// Fisher and Yates's shuffle.
  private func shuffle(_ order: inout [Int]) {
    for place in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(place, draws.index(below: place + 1))
    }
  }

  /// Even draws whose spread keeps the size of what passes through rectified units (He and others
  /// 2015); biases 0.
  private static func start(_ shape: NetworkShape, _ draws: inout SeededDraws) -> FloatTable {
    let parameters = FloatTable(count: shape.count)
    for layer in shape.layers {
      let bound = (6 / Double(layer.inputs)).squareRoot()
      for input in 0..<layer.inputs {
        for output in 0..<layer.outputs {
          parameters.start[layer.weights + input * layer.paddedOutputs + output] =
            Float((draws.share() * 2 - 1) * bound)
        }
      }
    }
    return parameters
  }

  /// The layers without what pads them.
  private static func layers(
    _ shape: NetworkShape, _ parameters: FloatTable
  ) throws(TrainingError) -> [DenseLayer] {
    var layers: [DenseLayer] = []
    let all = parameters.values
    for layer in shape.layers {
      let weights = (0..<layer.inputs).flatMap { input in
        let start = layer.weights + input * layer.paddedOutputs
        return all[start..<start + layer.outputs]
      }
      let biases = Array(all[layer.biases..<layer.biases + layer.outputs])
      guard let dense = DenseLayer(biases: biases, weights: weights) else {
        throw .checkFailed("the neural network's numbers are not finite")
      }
      layers.append(dense)
    }
    return layers
  }
}
