internal import Lending

/// Counts of outcomes on a fixed grid of log-odds: all that a recalibration needs, and no loan.
///
/// Sums of several branches, merged, give the very fit that their loans together would give on the
/// grid.
package struct CalibrationSums: Sendable, Equatable, Codable {
  /// Loans around one point of the grid.
  package struct Cell: Sendable, Equatable, Codable {
    /// The point is `place / 64`.
    package let place: Int
    /// Whole, and with noise also below 0.
    package let loans: Int
    package let defaults: Int

    package init(place: Int, loans: Int, defaults: Int) {
      self.place = place
      self.loans = loans
      self.defaults = defaults
    }
  }

  /// Points to one unit of log-odds.
  package static let fineness = 64
  /// Log-odds beyond ±8, chances of 0.03 % and less, are counted at the ends, so that the grid is
  /// the same for everybody.
  package static let lastPlace = 8 * fineness

  /// Name and version of the model whose log-odds these are.
  package let model: String
  /// Of the pack, so that sums of another model are not taken for this one's.
  package let packDigest: String
  /// Of differential privacy for one loan; nil without noise.
  package let epsilon: Double?
  /// Files that were added up.
  package let parts: Int
  /// By place; cells of no loan are left out, unless there is noise.
  package let cells: [Cell]

  package init(
    model: String, packDigest: String, epsilon: Double?, parts: Int, cells: [Cell]
  ) {
    self.model = model
    self.packDigest = packDigest
    self.epsilon = epsilon
    self.parts = parts
    self.cells = cells
  }

  /// Counts loans.
  package init(
    model: String, packDigest: String, logOdds: [Double], outcomes: [Bool]
  ) {
    precondition(logOdds.count == outcomes.count, "an outcome for each log-odds")
    var counts: [Int: (loans: Int, defaults: Int)] = [:]
    for (x, defaulted) in zip(logOdds, outcomes) where x.isFinite {
      let place = Self.place(of: x)
      let cell = counts[place] ?? (0, 0)
      counts[place] = (cell.loans + 1, cell.defaults + (defaulted ? 1 : 0))
    }
    self.init(
      model: model, packDigest: packDigest, epsilon: nil, parts: 1,
      cells: counts.sorted { $0.key < $1.key }.map {
        Cell(place: $0.key, loans: $0.value.loans, defaults: $0.value.defaults)
      })
  }

  static func place(of logOdds: Double) -> Int {
    let last = Double(lastPlace)
    return Int(min(last, max(-last, (logOdds * Double(fineness)).rounded())))
  }

  package var loans: Int { cells.reduce(0) { $0 + $1.loans } }
  package var defaults: Int { cells.reduce(0) { $0 + $1.defaults } }

  /// Whether the numbers can be counts of the grid.
  package var isSound: Bool {
    let places = cells.map(\.place)
    return parts >= 1 && (epsilon ?? 1) > 0 && Set(places).count == places.count
      && places.allSatisfy { abs($0) <= Self.lastPlace }
      && cells.allSatisfy {
        abs($0.loans) < 1 << 40 && abs($0.defaults) < 1 << 40
          && (epsilon != nil || ($0.loans > 0 && (0...$0.loans).contains($0.defaults)))
      }
  }

  /// The sums of both; nil where they are of different models.
  ///
  /// The epsilon of disjoint loans is the largest of the parts.
  package func merged(with other: CalibrationSums) -> CalibrationSums? {
    guard model == other.model, packDigest == other.packDigest else { return nil }
    var counts = Dictionary(uniqueKeysWithValues: cells.map { ($0.place, $0) })
    for cell in other.cells {
      let own = counts[cell.place]
      counts[cell.place] = Cell(
        place: cell.place, loans: (own?.loans ?? 0) + cell.loans,
        defaults: (own?.defaults ?? 0) + cell.defaults)
    }
    // A part without noise is known exactly, whatever the others add.
    return CalibrationSums(
      model: model, packDigest: packDigest,
      epsilon: [epsilon, other.epsilon].compactMap { $0 }.max(),
      parts: parts + other.parts, cells: counts.values.sorted { $0.place < $1.place })
  }

  /// The same with noise on every cell of the grid, so that whether one loan is among them changes
  /// the chance of any result by a factor of at most `e^epsilon`.
  ///
  /// Two-sided geometric noise, Laplace's for whole numbers (Ghosh, Roughgarden and Sundararajan
  /// 2009), on the repaid and on the defaulted of each cell: one loan is counted once in one of them.
  /// Whole numbers leave no trace of rounding that would give the count away.
  package func noisy(
    epsilon: Double, draws: inout some RandomNumberGenerator
  ) -> CalibrationSums {
    precondition(epsilon > 0, "no noise hides everything")
    let keep = Elementary.exp(-epsilon)
    let known = Dictionary(uniqueKeysWithValues: cells.map { ($0.place, $0) })
    let cells = (-Self.lastPlace...Self.lastPlace).map { place in
      let own = known[place]
      let repaid = (own?.loans ?? 0) - (own?.defaults ?? 0) + Self.noise(keep, &draws)
      let defaults = (own?.defaults ?? 0) + Self.noise(keep, &draws)
      return Cell(place: place, loans: repaid + defaults, defaults: defaults)
    }
    return CalibrationSums(
      model: model, packDigest: packDigest, epsilon: epsilon, parts: parts, cells: cells)
  }

  /// The difference of two geometric numbers, each of which goes on with the chance `keep`.
  private static func noise(_ keep: Double, _ draws: inout some RandomNumberGenerator) -> Int {
    func geometric() -> Int {
      // 1 − share lies in (0, 1], so the logarithm is finite.
      let share = Double(draws.next() >> 11) * 0x1p-53
      return Int((Elementary.log(1 - share) / Elementary.log(keep)).rounded(.down))
    }
    let first = geometric()
    return first - geometric()
  }
}
