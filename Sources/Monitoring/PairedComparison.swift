package import Lending

/// Two scorings of the same loans: how far the second lies from the first, and how far that would
/// move on another draw.
///
/// Each draw takes the same loans for both, so what makes a draw easy or hard drops out of the
/// difference.
package struct PairedComparison: Sendable, Equatable {
  /// AUC of the second less that of the first; above 0 the second ranks better.
  package let areaUnderCurve: MeasureInterval
  /// Brier score of the second less that of the first; below 0 the second is nearer the truth.
  package let brier: MeasureInterval

  /// Log-odds of the same loans in the same order; nil unless all are finite, as many as the
  /// outcomes, and both outcomes occur.
  ///
  /// - Parameter groups: of each row any number that rows of the same loan share; these are drawn
  ///   together.
  package init?(
    first: [Double], second: [Double], outcomes: [Bool], groups: [Int]? = nil,
    resamples: Int = 200,
    confidence: Double = 0.95, draws: inout SeededDraws
  ) {
    guard first.count == outcomes.count, second.count == outcomes.count,
      (first + second).allSatisfy(\.isFinite), groups.map({ $0.count == outcomes.count }) ?? true
    else { return nil }
    let sides = [Side(first, outcomes), Side(second, outcomes)]
    func difference(_ times: [Int]) -> (area: Double, brier: Double)? {
      guard let one = sides[0].measures(times), let two = sides[1].measures(times) else {
        return nil
      }
      return (two.area - one.area, two.brier - one.brier)
    }
    guard let own = difference([Int](repeating: 1, count: outcomes.count)) else { return nil }
    let numbered = groups.map(RowDraws.numbered) ?? Array(outcomes.indices)
    let redrawn = (0..<resamples).compactMap { _ in
      difference(RowDraws.times(numbered, &draws))
    }
    guard let area = MeasureInterval(own.area, among: redrawn.map(\.area), confidence),
      let brier = MeasureInterval(own.brier, among: redrawn.map(\.brier), confidence)
    else { return nil }
    areaUnderCurve = area
    self.brier = brier
  }

  /// One scoring, sorted once.
  private struct Side {
    let order: [Int]
    let ties: RankedTies
    let outcomes: [Bool]
    /// In the order of the loans.
    let squares: [Double]

    init(_ logOdds: [Double], _ outcomes: [Bool]) {
      order = logOdds.indices.sorted { (logOdds[$0], $0) < (logOdds[$1], $1) }
      ties = RankedTies(order.map { logOdds[$0] })
      self.outcomes = order.map { outcomes[$0] }
      squares = zip(logOdds, outcomes).map { x, y in
        let miss = (y ? 1 : 0) - Elementary.logistic(x)
        return miss * miss
      }
    }

    func measures(_ times: [Int]) -> (area: Double, brier: Double)? {
      guard let ranking = ties.ranking(outcomes, order.map { times[$0] }) else { return nil }
      var square = 0.0
      for row in times.indices { square += Double(times[row]) * squares[row] }
      return (ranking.area, square / Double(times.reduce(0, +)))
    }
  }
}
