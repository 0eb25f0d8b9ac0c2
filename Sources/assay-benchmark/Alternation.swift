import Lending

/// Times of several ways to do one job, taken in turn so that a busy machine hurts all alike.
struct Alternation {
  let names: [String]
  /// Seconds: one list for each round, in the order of the names.
  private(set) var rounds: [[Double]] = []

  /// - Parameter ways: each with its name; it does its job and answers how many times.
  init(rounds: Int = 7, _ ways: [(String, () throws -> Int)]) throws {
    names = ways.map(\.0)
    // A first round warms caches and is not counted.
    for _ in 0...rounds {
      self.rounds.append(
        try ways.map { way in
          let start = ContinuousClock.now
          let repetitions = try way.1()
          return (ContinuousClock.now - start) / .seconds(1) / Double(repetitions)
        })
    }
    self.rounds.removeFirst()
  }

  /// Median seconds of one way.
  func seconds(_ way: Int) -> Double { Self.middle(rounds.map { $0[way] }) }

  /// How many times faster one way is than another: the median of the rounds, the least, the most.
  func ratio(_ way: Int, over other: Int) -> (median: Double, least: Double, most: Double) {
    let ratios = rounds.map { $0[other] / $0[way] }
    return (Self.middle(ratios), ratios.min() ?? 0, ratios.max() ?? 0)
  }

  /// One line for each way: what it does in a second, and how many times faster than the first.
  func report(rows: Int, unit: String = "rows/s") {
    for way in names.indices {
      let rate = Double(rows) / seconds(way)
      let shown = Figure.grouped(rate)
      var line = "  \(names[way].padded(to: 34))\(shown.padded(to: 14, left: true)) \(unit)"
      if way > 0 {
        let (median, least, most) = ratio(way, over: 0)
        line +=
          "   \(Figure.fixed(median, decimals: 1)) times"
          + " (\(Figure.fixed(least, decimals: 1))–\(Figure.fixed(most, decimals: 1)))"
      }
      print(line)
    }
  }

  private static func middle(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }
}

extension String {
  func padded(to width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - count))
    return left ? blanks + self : self + blanks
  }
}
