internal import Lending
internal import Scoring

/// Training rows filled up with made-up defaults until both outcomes weigh the same.
///
/// Synthetic minority over-sampling (Chawla, Bowyer, Hall and Kegelmeyer 2002, doi:10.1613/jair.953):
/// each new row lies at a random point between a default and one of its nearest neighbours.
struct MadeUpDefaults {
  /// The given rows, then the made-up ones.
  let rows: TrainingRows

  static let neighbours = 5
  /// Defaults among which parents and neighbours are sought.
  static let mostParents = 2000
  /// An input of so few values stands for a choice: no loan has a term between two terms.
  private static let fewValues = 8
  /// Mean squared distance of two draws of a standardised input: what an unknown value and another
  /// choice count.
  private static let unlike: Float = 2

  init(_ rows: TrainingRows, features: [Feature], seed: UInt64) {
    var draws = SeededDraws(seed: seed)
    var defaults = rows.defaulted.indices.filter { rows.defaulted[$0] }
    defaults = draws.mixed(defaults)
    let parents = defaults.prefix(Self.mostParents).sorted()
    let bad = defaults.reduce(0) { $0 + rows.weights[$1] }
    let missing = rows.weights.reduce(0, +) - 2 * bad
    guard parents.count > Self.neighbours, missing > 0 else {
      self.rows = rows
      return
    }
    let isChoice = features.indices.map { input in
      if case .code = features[input].source { return true }
      return Self.distinct(rows, input) <= Self.fewValues
    }
    let near = Self.nearest(parents, rows, isChoice)
    var values = rows.values
    var weights = rows.weights
    var levels = rows.levels
    var made = 0.0
    while made < missing {
      let first = draws.index(below: parents.count)
      let one = rows.row(parents[first])
      let other = rows.row(parents[near[first][draws.index(below: Self.neighbours)]])
      let share = Float(draws.share())
      for input in 0..<rows.width {
        let (x, y) = (one[one.startIndex + input], other[other.startIndex + input])
        // Unknown only where both are.
        if x.isNaN || y.isNaN {
          values.append(x.isNaN ? y : x)
        } else {
          values.append(isChoice[input] ? (share < 0.5 ? x : y) : x + share * (y - x))
        }
      }
      weights.append(rows.weights[parents[first]])
      levels.append(rows.levels[parents[first]])
      made += rows.weights[parents[first]]
    }
    self.rows = TrainingRows(
      width: rows.width, values: values,
      defaulted: rows.defaulted + Array(repeating: true, count: weights.count - rows.count),
      weights: weights, levels: levels)
  }

  /// Different known values of an input, counted up to one more than matters.
  private static func distinct(_ rows: TrainingRows, _ input: Int) -> Int {
    var seen: Set<Float> = []
    for row in 0..<rows.count where seen.count <= fewValues {
      let value = rows.values[row * rows.width + input]
      if !value.isNaN { seen.insert(value) }
    }
    return seen.count
  }

  /// The positions among `parents` of the nearest others of each, by the squared distance of
  /// standardised inputs.
  private static func nearest(
    _ parents: [Int], _ rows: TrainingRows, _ isChoice: [Bool]
  ) -> [[Int]] {
    let width = rows.width
    var standard = parents.flatMap { rows.row($0) }
    for input in 0..<width where !isChoice[input] {
      let known = stride(from: input, to: standard.count, by: width)
        .map { Double(standard[$0]) }.filter { !$0.isNaN }
      guard !known.isEmpty else { continue }
      let mean = known.reduce(0, +) / Double(known.count)
      let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
      let deviation = variance > 0 ? variance.squareRoot() : 1
      for position in stride(from: input, to: standard.count, by: width) {
        standard[position] = Float((Double(standard[position]) - mean) / deviation)
      }
    }
    return parents.indices.map { one in
      var kept: [(distance: Float, position: Int)] = []
      for other in parents.indices where other != one {
        let most = kept.count < neighbours ? Float.infinity : kept[neighbours - 1].distance
        var distance: Float = 0
        for input in 0..<width {
          let (x, y) = (standard[one * width + input], standard[other * width + input])
          if x.isNaN || y.isNaN {
            if x.isNaN != y.isNaN { distance += unlike }
          } else if isChoice[input] {
            if x != y { distance += unlike }
          } else {
            distance += (x - y) * (x - y)
          }
          if distance >= most { break }
        }
        guard distance < most else { continue }
        let place = kept.firstIndex { distance < $0.distance } ?? kept.count
        kept.insert((distance, other), at: place)
        if kept.count > neighbours { kept.removeLast() }
      }
      return kept.map(\.position)
    }
  }
}
