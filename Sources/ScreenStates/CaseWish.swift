package import Lending

/// Which cases are wanted, and in which order.
package struct CaseWish: Sendable, Equatable {
  package enum Column: String, Sendable, CaseIterable {
    case reference, amount, chance, score, changed
  }

  /// Nil for every state.
  package var state: CaseState?
  /// Nil for the last changed first.
  package var column: Column?
  package var isDescending = false

  package init() {}

  /// The cases as they are wanted; those that lack the figure come last.
  func arranged(_ cases: [CaseSummary]) -> [CaseSummary] {
    let chosen = state.map { wanted in cases.filter { $0.state == wanted } } ?? cases
    guard let column else { return chosen }
    if column == .reference {
      return chosen.sorted {
        isDescending ? $0.reference > $1.reference : $0.reference < $1.reference
      }
    }
    if column == .changed {
      return chosen.sorted {
        isDescending ? $0.changedAt > $1.changedAt : $0.changedAt < $1.changedAt
      }
    }
    func figure(_ summary: CaseSummary) -> Double? {
      switch column {
      case .amount: summary.amount?.amount
      case .chance: summary.probability
      case .score: summary.score.map(Double.init)
      case .reference, .changed: nil
      }
    }
    return chosen.sorted { left, right in
      switch (figure(left), figure(right)) {
      case (let first?, let second?): return isDescending ? first > second : first < second
      case (nil, _): return false
      case (_, nil): return true
      }
    }
  }
}
