import Lending

/// Seeded rows of thirty inputs with a default that hangs on some of them, alone and in pairs.
struct MadeUpRows {
  static let inputs = 30
  let values: [Float]
  let labels: [Float]

  init(count: Int, seed: UInt64) {
    var draws = SeededDraws(seed: seed)
    var values: [Float] = []
    var labels: [Float] = []
    values.reserveCapacity(count * Self.inputs)
    for _ in 0..<count {
      let row = (0..<Self.inputs).map { Self.value($0, &draws) }
      var risk = -1.6
      for input in 0..<12 { risk += (0.5 - 0.03 * Double(input)) * row[input] }
      for input in 0..<8 { risk += 0.35 * row[input] * row[input + 10] }
      risk += row[20] > 0.8 ? 0.7 : -0.1
      labels.append(draws.share() < Elementary.logistic(risk) ? 1 : 0)
      for (input, x) in row.enumerated() {
        // A third of the inputs is unknown now and then.
        values.append(input % 3 == 1 && draws.share() < 0.22 ? .nan : Float(x))
      }
    }
    self.values = values
    self.labels = labels
  }

  /// Some inputs lie evenly, some in a bell, some are whole numbers.
  private static func value(_ input: Int, _ draws: inout SeededDraws) -> Double {
    switch input % 4 {
    case 0: 2 * draws.share() - 1
    case 1: draws.share() + draws.share() + draws.share() - 1.5
    case 2: (draws.share() * 12).rounded(.down) / 6 - 1
    default: draws.share() * draws.share() * 4 - 1
    }
  }
}
