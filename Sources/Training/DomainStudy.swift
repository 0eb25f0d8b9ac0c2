internal import Lending
internal import Monitoring
internal import Scoring

/// How the inputs of the training loans go together.
///
/// Compared with isolation forests, in raw values and in ranks, and with surprise by single inputs:
/// only sums over pairs tell loans from the same loans with shuffled columns
/// (`DomainEvidence.areaUnderCurve`).
struct DomainStudy {
  let table: DomainTable

  /// Between the edges lie shares that keep the rare ends apart and the middle coarse.
  private static let shares = [0.005, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.995]
  /// A value that fewer loans reached counts as never seen; one loan may be a slip of the pen.
  private static let fewest = 5
  /// Share of the range by which a value must pass it to lie outside: a FICO score of 850 is not
  /// strange because the highest so far was 845.
  private static let margin: Float = 0.05
  /// Expected loans that are added to each combination, so that one that is hardly expected does
  /// not surprise by its absence.
  private static let added = 1.0
  /// Fine where the policy's mark lies.
  private static let marks =
    (0...99).map { Double($0) / 100 } + (1...20).map { 0.99 + 0.0005 * Double($0) }

  /// Studies the rows by their weights; inputs that follow from two others take no part, as they
  /// say again what those say.
  init(_ rows: TrainingRows, features: [Feature]) throws(TrainingError) {
    let columns = features.indices.compactMap { position in
      features[position].isOwn ? Self.column(features[position].name, position, rows) : nil
    }
    let positions = columns.map { column in
      features.firstIndex { $0.name == column.input } ?? 0
    }
    let bins = zip(columns, positions).map { column, position in
      let table = BinTable(
        edges: column.edges, values: Array(repeating: 0, count: column.edges.count + 1), unknown: 0)
      return (0..<rows.count).map { row in
        let value = rows.values[row * rows.width + position]
        return value.isNaN ? -1 : table.bin(of: value)
      }
    }
    var sums = [Int](repeating: 0, count: rows.count)
    var largest = sums
    var surprises: [[Int]] = []
    for first in columns.indices {
      for second in 0..<first {
        let pair = PairCounts(
          bins[first], bins[second], columns[first].edges.count + 1,
          columns[second].edges.count + 1, rows.weights, added: Self.added)
        surprises.append(pair.surprises)
        for row in 0..<rows.count {
          // As if the loan had not been counted, or training loans would look more typical than
          // others.
          let surprise = pair.surprise(
            bins[first][row], bins[second][row], without: rows.weights[row])
          sums[row] += surprise
          largest[row] = max(largest[row], surprise)
        }
      }
    }
    let isInside = (0..<rows.count).map { row in
      zip(columns, positions).allSatisfy { column, position in
        let value = rows.values[row * rows.width + position]
        return value.isNaN || (value >= column.lowest && value <= column.highest)
      }
    }
    let totals = (0..<rows.count).filter { isInside[$0] }.map {
      (surprise: sums[$0] + largest[$0], weight: rows.weights[$0])
    }
    let marks = Self.marks(totals, of: rows.weights.reduce(0, +))
    do {
      table = try DomainTable(columns: columns, surprises: surprises, marks: marks)
    } catch {
      throw .checkFailed(error.sentence)
    }
  }

  private static func column(
    _ input: String, _ position: Int, _ rows: TrainingRows
  ) -> DomainTable.Column? {
    let known = (0..<rows.count).compactMap { row in
      let value = rows.values[row * rows.width + position]
      return value.isNaN ? nil : (value: value, weight: rows.weights[row])
    }.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
    guard known.count > 2 * fewest else { return nil }
    let total = known.reduce(0) { $0 + $1.weight }
    var edges: [Float] = []
    var before = 0.0
    var due = shares[...]
    for (value, weight) in known {
      before += weight
      while let share = due.first, before >= share * total {
        // An edge at the least value would leave the first bin empty.
        if value > edges.last ?? known[0].value { edges.append(value) }
        due.removeFirst()
      }
    }
    let (low, high) = (known[fewest - 1].value, known[known.count - fewest].value)
    let slack = margin * (high - low)
    return DomainTable.Column(
      input: input, edges: edges, lowest: low - slack, highest: high + slack)
  }

  private static func marks(
    _ totals: [(surprise: Int, weight: Double)], of weight: Double
  ) -> [DomainTable.Mark] {
    let ascending = totals.sorted { ($0.surprise, $0.weight) < ($1.surprise, $1.weight) }
    var found: [DomainTable.Mark] = []
    var before = 0.0
    var due = marks[...]
    for (index, (surprise, own)) in ascending.enumerated() {
      before += own
      let isLast = index == ascending.count - 1
      guard isLast || ascending[index + 1].surprise > surprise else { continue }
      let share = min(before / weight, 1)
      guard isLast || share >= due.first ?? 2 else { continue }
      while let next = due.first, next <= share { due.removeFirst() }
      found.append(DomainTable.Mark(surprise: surprise, share: share))
    }
    return found
  }
}

/// How often two inputs' bins meet among the training loans.
private struct PairCounts {
  /// In thousandths, row by row of the first input's bins.
  let surprises: [Int]
  private let counts: [Double]
  private let firsts: [Double]
  private let seconds: [Double]
  private let total: Double
  private let mean: Double
  private let width: Int
  private let added: Double

  init(
    _ first: [Int], _ second: [Int], _ size: Int, _ width: Int, _ weights: [Double], added: Double
  ) {
    var counts = [Double](repeating: 0, count: size * width)
    var (firsts, seconds) = (
      [Double](repeating: 0, count: size), [Double](repeating: 0, count: width)
    )
    for row in first.indices where first[row] >= 0 && second[row] >= 0 {
      counts[first[row] * width + second[row]] += weights[row]
      firsts[first[row]] += weights[row]
      seconds[second[row]] += weights[row]
    }
    let total = counts.reduce(0, +)
    let expected = counts.indices.map {
      total > 0 ? firsts[$0 / width] * seconds[$0 % width] / total : 0
    }
    let raw = zip(counts, expected).map { -Elementary.log(($0 + added) / ($1 + added)) }
    let mean = total > 0 ? zip(counts, raw).reduce(0) { $0 + $1.0 * $1.1 } / total : 0
    self.counts = counts
    self.firsts = firsts
    self.seconds = seconds
    self.total = total
    self.mean = mean
    self.width = width
    self.added = added
    surprises = raw.map { Self.thousandths($0 - mean) }
  }

  /// The surprise of a loan's own combination had it not been counted; 0 where an input is unknown.
  func surprise(_ first: Int, _ second: Int, without weight: Double) -> Int {
    guard first >= 0, second >= 0 else { return 0 }
    let count = max(counts[first * width + second] - weight, 0)
    // Where the loan is the only one with both inputs known, nothing is expected.
    let others =
      total > weight
      ? (firsts[first] - weight) * (seconds[second] - weight) / (total - weight) : 0
    return Self.thousandths(
      -Elementary.log((count + added) / (max(others, 0) + added)) - mean)
  }

  private static func thousandths(_ value: Double) -> Int {
    Int((value * 1000).rounded().clamped(to: -32_000...32_000))
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    min(max(self, range.lowerBound), range.upperBound)
  }
}

extension Feature {
  /// Whether it says one thing of its own, not how two others go together.
  fileprivate var isOwn: Bool {
    switch source {
    case .number, .code, .effectiveIncome, .effectiveDebtToIncome: true
    default: false
    }
  }
}
