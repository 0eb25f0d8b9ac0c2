/// A loss in cells of a grid: whole ones, and the share of the next.
struct LossPlace: Sendable {
  let whole: Int
  let share: Double
}

/// The part of a grid of losses where probability lies, as borrowers are added.
struct LossWindow {
  /// The cell of the first mass.
  private var first: Int
  private var masses: [Double]

  init(first: Int, masses: [Double]) {
    self.first = first
    self.masses = masses
  }

  /// Adds a borrower who loses what `place` says with the chance.
  mutating func add(_ place: LossPlace, chance: Double, nothing: Double) {
    let before = masses
    let next = place.whole + 1
    let (stays, near, far) = (1 - chance, chance * (1 - place.share), chance * place.share)
    masses = [Double](
      repeating: 0, count: before.count + place.whole + (place.share > 0 ? 1 : 0))
    masses.withUnsafeMutableBufferPointer { masses in
      for index in before.indices { masses[index] = stays * before[index] }
      for index in before.indices { masses[index + place.whole] += near * before[index] }
      guard place.share > 0 else { return }
      for index in before.indices { masses[index + next] += far * before[index] }
    }
    trim(nothing)
  }

  /// Keeps the window small: next to nothing at its ends goes one cell inwards.
  private mutating func trim(_ nothing: Double) {
    var last = masses.count - 1
    while last > 0, masses[last] < nothing {
      masses[last - 1] += masses[last]
      last -= 1
    }
    masses.removeLast(masses.count - 1 - last)
    var start = 0
    while start < last, masses[start] < nothing {
      masses[start + 1] += masses[start]
      start += 1
    }
    if start > 0 {
      masses.removeFirst(start)
      first += start
    }
  }

  /// Adds the masses with a weight to those of the whole grid; what lies beyond its end stays there.
  func pour(_ weight: Double, into grid: inout [Double]) {
    for index in masses.indices {
      grid[min(first + index, grid.count - 1)] += weight * masses[index]
    }
  }
}
