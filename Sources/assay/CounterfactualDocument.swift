import Lending

/// What a borrower could do, or why nothing was sought, as JSON.
struct CounterfactualDocument: Encodable {
  struct Found: Encodable {
    let changes: [ApplicationChange]
    let moves: [FieldMove]
    let size: Double
    let probabilityOfDefault: Double
    let score: Int
    let recommendation: Verdict
  }

  let found: [Found]
  /// Why nothing was sought; absent where all of the grid was.
  let notSought: Hindrance?

  init(_ alternatives: Alternatives<Counterfactual>) {
    found = alternatives.found.map {
      Found(
        changes: $0.changes, moves: $0.moves, size: $0.size,
        probabilityOfDefault: $0.probability.value, score: $0.score, recommendation: $0.verdict)
    }
    notSought = alternatives.hindrance
  }
}
