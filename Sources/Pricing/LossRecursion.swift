internal import Lending

/// The distribution of what a book loses under the one-factor model, by exact recursion.
///
/// Given the times, borrowers default independently, so their losses are added one borrower after
/// another on a grid (Andersen, Sidenius and Basu 2003). A loss between two amounts of the grid is
/// shared by both such that the mean stays exact; the borrowers beyond the `most` largest are taken
/// together as normal, which their number justifies.
package struct LossRecursion: Sendable {
  /// Borrowers that are added one by one.
  package static let most = 1_000
  /// About how many amounts the grid has for books of few loans.
  private static let cells = 2_048
  /// Probabilities below it at the ends of the window are moved one cell inwards.
  private static let nothing = 1e-16

  private let names: [FactorName]

  package init(_ names: [FactorName]) { self.names = names }

  /// - Parameter losses: of each borrower's default, not below 0.
  package func distribution(of losses: [Double]) -> LossDistribution {
    precondition(losses.count == names.count, "one loss a borrower")
    let book = FactorBook(names, losses, most: Self.most)
    let count = book.single.count
    guard count > 0 else {
      return LossDistribution(step: 0, masses: [1], modelDeviation: 0, timesDeviation: 0)
    }
    let average = book.single.reduce(0) { $0 + $1.loss } / Double(count)
    let step = average / Double(max(3, (Self.cells + count - 1) / count))
    let places = book.single.map { Self.place($0.loss / step) }
    var masses = [Double](repeating: 0, count: Int(book.total / step) + count + 2)
    var (mean, square, within) = (0.0, 0.0, 0.0)
    for (times, weight) in FactorGrid(spacing: book.spacing).states {
      let groups = book.ofGroups(times: times)
      var window = NormalCells.window(
        mean: groups.mean / step, variance: groups.variance / (step * step))
      for (borrower, place) in zip(book.single, places) {
        window.add(place, chance: borrower.name.chance(times: times), nothing: Self.nothing)
      }
      window.pour(weight, into: &masses)
      let given = book.all(times: times)
      mean += weight * given.mean
      square += weight * given.mean * given.mean
      within += weight * given.variance
    }
    while masses.count > 1, masses.last == 0 { masses.removeLast() }
    let between = max(0, square - mean * mean)
    return LossDistribution(
      step: step, masses: masses, modelDeviation: (within + between).squareRoot(),
      timesDeviation: between.squareRoot())
  }

  /// Standard deviation of the loss, without its distribution.
  func deviation(of losses: [Double]) -> Double {
    let book = FactorBook(names, losses, most: 0)
    var (mean, square, within) = (0.0, 0.0, 0.0)
    for (times, weight) in FactorGrid(spacing: book.spacing).states {
      let given = book.all(times: times)
      mean += weight * given.mean
      square += weight * given.mean * given.mean
      within += weight * given.variance
    }
    return max(0, within + square - mean * mean).squareRoot()
  }

  /// Mean loss in given times.
  package func expected(_ losses: [Double], times: Double) -> Double {
    zip(names, losses).reduce(0) { $0 + $1.0.chance(times: times) * $1.1 }
  }

  /// Whole cells and the share of the next one; a whole number stays whole.
  private static func place(_ cells: Double) -> LossPlace {
    let near = cells.rounded()
    if abs(cells - near) < 1e-9 * max(1, near) { return LossPlace(whole: Int(near), share: 0) }
    let whole = cells.rounded(.down)
    return LossPlace(whole: Int(whole), share: cells - whole)
  }
}
