/// Divides a budget of notes over offers such that the sum of the notes' merits is large and no limit
/// is broken.
///
/// With limits of one kind at most, taking the best note that is still allowed, again and again, is
/// exact: single offers, groups and budget lie inside each other, and greed is optimal for such limits
/// (Edmonds 1971). Limits of several kinds cut across each other; each group's limit then gets a price
/// (Lagrange), the price makes a bound that no choice can pass, and the best of the choices that the
/// prices suggest is taken.
package struct PortfolioSearch: Sendable {
  /// What was chosen.
  package struct Choice: Sendable, Equatable {
    /// Of each offer.
    package let notes: [Int]
    /// Sum of notes times merit.
    package let merit: Double
    /// No choice within the limits has more.
    package let bound: Double
  }

  private let budget: Int
  /// Most notes of each group, by kind.
  private let limits: [[Int]]

  private static let rounds = 200
  /// A gap of that share is not worth looking further.
  private static let smallGap = 1e-6

  /// - Parameters:
  ///   - budget: notes.
  ///   - limits: most notes of each group, by kind.
  package init(budget: Int, limits: [[Int]]) {
    self.budget = budget
    self.limits = limits
  }

  package func choose(_ offers: [PortfolioOffer]) -> Choice {
    let wanted = offers.indices.filter { offers[$0].merit > 0 && offers[$0].most > 0 }
    let first = fill(offers, wanted) { offers[$0].merit }
    guard limits.count > 1 else {
      return Choice(notes: first.notes, merit: first.merit, bound: first.merit)
    }
    var best = first
    var bound = Double.infinity
    var prices = limits.map { [Double](repeating: 0, count: $0.count) }
    var pace = 2.0
    var stalled = 0
    for _ in 0..<Self.rounds {
      func reduced(_ index: Int) -> Double {
        zip(prices, offers[index].groups).reduce(offers[index].merit) { $0 - $1.0[$1.1] }
      }
      let relaxed = relaxed(offers, wanted, reduced, prices)
      stalled = relaxed.value < bound - 1e-12 * abs(bound) ? 0 : stalled + 1
      if stalled == 10 { (pace, stalled) = (pace / 2, 0) }
      bound = min(bound, relaxed.value)
      let suggested = fill(offers, wanted, reduced)
      if suggested.merit > best.merit { best = suggested }
      guard bound - best.merit > Self.smallGap * bound else { break }
      let slopes = zip(relaxed.used, limits).map { zip($0, $1).map { Double($0 - $1) } }
      // A price at nothing cannot fall.
      let active = zip(slopes, prices).map { zip($0, $1).map { $1 > 0 || $0 > 0 ? $0 : 0 } }
      let length = active.joined().reduce(0) { $0 + $1 * $1 }
      guard length > 0 else { break }
      let step = pace * max(relaxed.value - best.merit, Self.smallGap * bound) / length
      prices = zip(prices, active).map { zip($0, $1).map { max(0, $0 + step * $1) } }
    }
    return Choice(notes: best.notes, merit: best.merit, bound: max(bound, best.merit))
  }

  /// Notes of each group, by kind.
  package func used(_ notes: [Int], _ offers: [PortfolioOffer]) -> [[Int]] {
    var used = limits.map { [Int](repeating: 0, count: $0.count) }
    for (index, count) in notes.enumerated() where count > 0 {
      for kind in limits.indices { used[kind][offers[index].groups[kind]] += count }
    }
    return used
  }

  private func order(_ wanted: [Int], _ value: (Int) -> Double) -> [(index: Int, value: Double)] {
    wanted.map { ($0, value($0)) }.sorted { (-$0.1, $0.0) < (-$1.1, $1.0) }
  }

  /// Buys in the order of a value as long as the limits allow.
  private func fill(
    _ offers: [PortfolioOffer], _ wanted: [Int], _ value: (Int) -> Double
  ) -> (notes: [Int], merit: Double) {
    var left = budget
    var room = limits
    var notes = [Int](repeating: 0, count: offers.count)
    var merit = 0.0
    for (index, _) in order(wanted, value) {
      guard left > 0 else { break }
      let offer = offers[index]
      var count = min(offer.most, left)
      for kind in limits.indices { count = min(count, room[kind][offer.groups[kind]]) }
      guard count > 0 else { continue }
      for kind in limits.indices { room[kind][offer.groups[kind]] -= count }
      left -= count
      notes[index] = count
      merit += Double(count) * offer.merit
    }
    return (notes, merit)
  }

  /// The best choice that pays prices instead of keeping limits: its value bounds every choice.
  private func relaxed(
    _ offers: [PortfolioOffer], _ wanted: [Int], _ reduced: (Int) -> Double, _ prices: [[Double]]
  ) -> (value: Double, used: [[Int]]) {
    var left = budget
    var used = limits.map { [Int](repeating: 0, count: $0.count) }
    var value = zip(prices, limits).reduce(0) {
      $0 + zip($1.0, $1.1).reduce(0) { $0 + $1.0 * Double($1.1) }
    }
    for (index, merit) in order(wanted, reduced) {
      guard left > 0, merit > 0 else { break }
      let count = min(offers[index].most, left)
      left -= count
      value += Double(count) * merit
      for kind in limits.indices { used[kind][offers[index].groups[kind]] += count }
    }
    return (value, used)
  }
}
