internal import Lending

/// How far each level's log-odds lie from the reference level of its term, at equal inputs.
struct RiskOffsets: Sendable, Equatable {
  /// Log-odds of the matured loans of the main source as a whole, from which the trees start.
  let start: Double
  private let offsets: [RiskLevel: Double]

  /// First guess: the levels' raw rates, which also hold differences of the borrowers.
  init(rawRatesOf rows: TrainingRows) throws(TrainingError) {
    try self.init(rows, margins: [Double](repeating: 0, count: rows.count))
  }

  /// What is left of each level's rate once the trees' part of the log-odds is known.
  init(_ rows: TrainingRows, margins: [Double]) throws(TrainingError) {
    var members: [RiskLevel: [Int]] = [:]
    for (index, level) in rows.levels.enumerated() { members[level, default: []].append(index) }
    let shifts = members.mapValues { Self.shift($0, rows, margins) }
    var offsets: [RiskLevel: Double] = [:]
    for (level, shift) in shifts {
      // A term without a reference of its own keeps its rate, as there is nothing to compare.
      offsets[level] = shift - (shifts[level.reference] ?? shift)
    }
    self.offsets = offsets
    let matured = rows.levels.indices.filter {
      rows.levels[$0].source.isMain && rows.levels[$0].isMatured
    }
    let bad = matured.count { rows.defaulted[$0] }
    guard bad > 0, bad < matured.count else {
      throw .tooFewLoans(of: "matured loans of both outcomes")
    }
    start = Elementary.log(Double(bad) / Double(matured.count - bad))
  }

  /// Log-odds before any tree.
  func margin(of level: RiskLevel) -> Double { start + (offsets[level] ?? 0) }

  /// The constant that makes the mean probability of the members their observed rate, by Newton's
  /// method; at most 8 either way, so that a level of one outcome stays finite.
  private static func shift(_ members: [Int], _ rows: TrainingRows, _ margins: [Double]) -> Double {
    var shift = -1.5
    for _ in 0..<50 {
      var (gradient, curvature) = (0.0, 0.0)
      for index in members {
        let p = Elementary.logistic(margins[index] + shift)
        gradient += (rows.defaulted[index] ? 1 : 0) - p
        curvature += p * (1 - p)
      }
      let step = gradient / max(curvature, 1e-9)
      let next = min(max(shift + min(max(step, -1), 1), -8), 8)
      if abs(next - shift) < 1e-9 { return next }
      shift = next
    }
    return shift
  }
}
