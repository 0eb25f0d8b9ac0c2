internal import Lending
internal import Scoring

/// Trains small neural networks by mini-batches, with early stopping on rows held out.
struct NetworkTrainer {
  /// How it learns: the units by cross-validation inside the training rows, the rest common values.
  struct Settings: Sendable, Equatable {
    /// Units of each hidden layer.
    var hidden = [64]
    /// Networks whose mean is the result; each starts elsewhere and holds out other rows.
    var members = 5
    var batch = 256
    /// Passes over the rows at most.
    var epochs = 16
    /// Passes without a better held-out loss after which it stops.
    var patience = 4
    /// Size of a step; it falls evenly to 0 over the passes.
    var rate = 0.003
    /// How strongly weights are drawn to 0 (L2).
    var decay = 0.01
    /// Share of the loans held out to choose the pass.
    var heldOut = 0.1

    /// In words, for the model card.
    var description: String {
      let units = hidden.map(String.init).joined(separator: " and ")
      return "mean of \(members) networks with \(units) rectified units on inputs scaled by rank, "
        + "with marks of the unknown; Adam, batches of \(batch), rate \(Figure.plain(rate)) "
        + "falling to 0 over \(epochs) passes, L2 \(Figure.plain(decay)), early stopping on "
        + "\(Figure.plain(heldOut * 100)) % of the loans"
    }
  }

  let settings: Settings
  /// Called before each pass over the rows; throws where the person stopped.
  let tick: () throws(TrainingError) -> Void

  init(settings: Settings = Settings(), tick: @escaping () throws(TrainingError) -> Void = {}) {
    self.settings = settings
    self.tick = tick
  }

  /// `offsets` are the rows' known log-odds, which the network learns to complete: a row's own are
  /// `offset + network.logOdds(row)`.
  ///
  /// `rows` are given as they are: each pass over them blanks the inputs of every other row anew, by
  /// the chances in `blanking`. Rows of one group, such as records of one loan, are held out
  /// together.
  func train(
    _ rows: TrainingRows, features: [Feature], offsets: [Double], blanking: [Double],
    seed: UInt64
  ) throws(TrainingError) -> NeuralNetwork {
    precondition(features.count == rows.width && offsets.count == rows.count, "rows that fit")
    guard rows.defaulted.contains(true), rows.defaulted.contains(false) else {
      throw .tooFewLoans(of: "loans of both outcomes")
    }
    let seen = NetworkRows(rows, blanking: blanking)
    let mean = rows.weights.reduce(0, +) / Double(rows.count)
    let lesson = NetworkLesson(
      rows: seen, defaulted: rows.defaulted, weights: rows.weights.map { $0 / mean },
      offsets: offsets)
    var members: [[DenseLayer]] = []
    for member in 0..<settings.members {
      var draws = SeededDraws(seed: seed &+ UInt64(member) &* 0x1_0000)
      let (learned, held) = split(rows.groups, &draws)
      guard !learned.isEmpty, !held.isEmpty else { throw .tooFewLoans(of: "loans to hold out") }
      members.append(try NetworkRun(lesson, settings, &draws).layers(learned, held, tick))
    }
    guard let network = NeuralNetwork(scales: seen.scales, members: members) else {
      throw .checkFailed("the neural network's numbers are not finite")
    }
    return network
  }

  private func split(_ groups: [Int], _ draws: inout SeededDraws) -> (learned: [Int], held: [Int]) {
    var isHeld: [Int: Bool] = [:]
    var (learned, held): ([Int], [Int]) = ([], [])
    for (row, group) in groups.enumerated() {
      let holds = isHeld[group] ?? (draws.share() < settings.heldOut)
      isHeld[group] = holds
      if holds { held.append(row) } else { learned.append(row) }
    }
    return (learned, held)
  }
}
