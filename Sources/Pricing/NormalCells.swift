internal import Lending

/// A normal distribution on the cells of a grid.
enum NormalCells {
  /// Standard deviations that are kept to each side.
  private static let reach = 8.0

  /// Masses of a normal distribution whose mean and variance are given in cells.
  ///
  /// What lies between two cells is shared by both, which keeps the mean; nothing lies below cell 0.
  static func window(mean: Double, variance: Double) -> LossWindow {
    let deviation = variance.squareRoot()
    guard deviation > 1e-9 else {
      let whole = mean.rounded(.down)
      let share = mean - whole
      return LossWindow(
        first: Int(whole), masses: share > 0 ? [1 - share, share] : [1])
    }
    let first = Int(max(0, mean - reach * deviation - 1).rounded(.down))
    let last = Int((mean + reach * deviation + 1).rounded(.up))
    /// Mean of what lies above the cell's distance: `∫ Φ`.
    func area(_ cell: Int) -> Double {
      let x = (Double(cell) - mean) / deviation
      return deviation * (x * NormalDistribution.cumulative(x) + NormalDistribution.density(x))
    }
    let areas = (first - 1...last + 1).map(area)
    var masses = (first...last).map { cell -> Double in
      let place = cell - first + 1
      return max(0, areas[place + 1] - 2 * areas[place] + areas[place - 1])
    }
    let sum = masses.reduce(0, +)
    for index in masses.indices { masses[index] /= sum }
    return LossWindow(first: first, masses: masses)
  }
}
