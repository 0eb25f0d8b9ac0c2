/// What a borrower could do for the policy to approve, and what would come of it.
package struct Counterfactual: Codable, Sendable, Equatable {
  /// What is done, one for each thing that is moved.
  package let changes: [ApplicationChange]
  /// Every field that then says something else, with those that follow from another.
  package let moves: [FieldMove]
  /// The shares by which the things are moved, added up: 0.1 for a tenth less of one.
  package let size: Double
  /// The chance of default as `assess` then tells it.
  package let probability: Probability
  package let score: Int
  package let verdict: Verdict

  package init(
    changes: [ApplicationChange], moves: [FieldMove], size: Double, probability: Probability,
    score: Int, verdict: Verdict
  ) {
    self.changes = changes
    self.moves = moves
    self.size = size
    self.probability = probability
    self.score = score
    self.verdict = verdict
  }

  /// "borrow 9 400 USD instead of 12 000 USD, and …".
  package var sentence: String { changes.map(\.sentence).joined(separator: ", and ") }
}

extension LoanApplication {
  /// The application after some moves.
  package func after(_ moves: [FieldMove]) -> LoanApplication {
    var changed = self
    for move in moves { changed.put(move.to, in: move.field) }
    return changed
  }
}
